import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { RobotKind } from "#app/domain/deliveries.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { messageTexts, robotText } from "#app/i18n/message-text.ts";
import type { Locale } from "#app/domain/locales.ts";
import type { NewRobot } from "#app/schemas/robot-form.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { findRobot, insertRobot, removeRobotRow, robotsOf, switchRobot } from "#db/queries/robots.ts";
import { findUser } from "#db/queries/users.ts";
import type { Database } from "#db/schema/database.ts";
import type { RobotRow } from "#db/schema/deliveries.ts";
import type { Seals } from "../auth/seals.server.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import type { OutboundOptions } from "../outbound/post.server.ts";
import { checkTarget } from "../outbound/targets.ts";
import { sentOnce } from "../sent-once.server.ts";
import { callRobot } from "./call-robot.server.ts";
import { openRobot, sealRobot } from "./sealed-robot.server.ts";
import { VENDORS } from "./vendors.server.ts";

/** So many groups nobody has to tell the same. */
const MOST_ROBOTS = 10;
const PRINTABLE = /^[\x21-\x7e]+$/;

/** A robot as its owner sees it; what it is called with is never shown again. */
export interface OwnRobot {
  readonly id: number;
  readonly kind: RobotKind;
  readonly name: string;
  readonly signs: boolean;
  readonly createdAt: string;
  readonly isDisabled: boolean;
  readonly version: number;
}

/** One's own robots, in the order they were added. */
export async function ownRobots(ctx: ServiceContext): Promise<OwnRobot[]> {
  const rows = ctx.actor.userId === null ? [] : await robotsOf(ctx.db.read, ctx.actor.userId);
  return rows.map(({ id, kind, name, secret_sealed, created_at, disabled_at, version }) => ({ id, kind, name, signs: secret_sealed !== null, createdAt: created_at, isDisabled: disabled_at !== null, version }));
}

function faultsOf({ kind, address, secret }: NewRobot): readonly Refusal[] {
  const { hosts, path, query, signs } = VENDORS[kind];
  const target = checkTarget(address, { hosts });
  const isWhole = target.ok && path.test(target.value.url.pathname) && (query === null || (target.value.url.searchParams.get(query) ?? "") !== "");
  const ofAddress = target.ok ? (isWhole ? [] : [{ code: "address_incomplete", field: "address" }]) : target.errors;
  const ofSecret = secret === null ? [] : !signs ? [{ code: "robot_signs_nothing", field: "secret" }] : PRINTABLE.test(secret) ? [] : [{ code: "invalid", field: "secret" }];
  return [...ofAddress, ...ofSecret];
}

/** Adds a group robot of one's own: its address must be its vendor's; address and secret are sealed. */
export async function addRobot(ctx: ServiceContext, seals: Seals, input: NewRobot): Promise<Verdict<{ id: number }>> {
  const { kind, name, address, secret, formKey } = input;
  return onOwn(ctx, (trx, owner) => sentOnce(trx, ctx, formKey, { kind, name, address }, async () => {
    const present = await robotsOf(trx, owner.id);
    const faults = [...faultsOf(input), ...(present.some((robot) => robot.name === name) ? [{ code: "already_exists", field: "name", params: { value: name } }] : [])];
    if (faults.length > 0) return refuse(...faults);
    if (present.length >= MOST_ROBOTS) return refuse({ code: "too_many_robots", params: { max: MOST_ROBOTS } });
    const id = await insertRobot(trx, { user_id: owner.id, kind, name, ...sealRobot(seals, { address, secret }), created_at: ctx.now });
    await appendAudit(trx, { ...trail(ctx, owner.email), action: "robot.add", before: null, after: { id, robotKind: kind, name } });
    return accept({ id });
  }));
}

/** Switches one's robot off or on again. */
export async function setRobotDisabled(ctx: ServiceContext, { id, version }: Pick<OwnRobot, "id" | "version">, isDisabled: boolean): Promise<Verdict<null>> {
  return onOwnRobot(ctx, id, async (trx, robot, told) => {
    if ((robot.disabled_at !== null) === isDisabled) return accept(null);
    if (!(await switchRobot(trx, { id, version }, isDisabled ? ctx.now : null))) return refuse({ code: "stale" });
    await appendAudit(trx, { ...told, action: isDisabled ? "robot.disable" : "robot.enable", before: null, after: { id, name: robot.name } });
    return accept(null);
  });
}

/** Removes one's robot with everything that is sealed of it; what waits for it is not sent. */
export async function removeRobot(ctx: ServiceContext, { id }: Pick<OwnRobot, "id">): Promise<Verdict<null>> {
  return onOwnRobot(ctx, id, async (trx, robot, told) => {
    await removeRobotRow(trx, robot);
    await appendAudit(trx, { ...told, action: "robot.remove", before: { id, robotKind: robot.kind, name: robot.name }, after: null });
    return accept(null);
  });
}

/** Says a test message through one's robot at once and tells why it did not arrive. */
export async function testRobot(ctx: ServiceContext, seals: Seals, { id }: Pick<OwnRobot, "id">, locale: Locale, options: OutboundOptions = {}): Promise<Verdict<null>> {
  const allowed = authorise(ctx, "profile.own");
  if (!allowed.ok) return allowed;
  const robot = await findRobot(ctx.db.read, ctx.actor.userId ?? 0, id);
  if (!robot) return refuse({ code: "not_found" });
  const keys = openRobot(seals, robot);
  if (keys === null) return refuse({ code: "seal_broken" });
  const message = { id: randomUUID(), locale, name: ctx.actor.name, parts: [{ title: robot.name, text: messageTexts(locale).test, link: null }] };
  const outcome = await callRobot(robot.kind, { ...keys, text: robotText(message, VENDORS[robot.kind].longest), now: ctx.now }, options);
  return outcome.kind === "sent" ? accept(null) : refuse(outcome.kind === "stopped" ? { code: "sending_stopped" } : outcome.reason);
}

type Owner = { readonly id: number; readonly email: string };

async function onOwn<T>(ctx: ServiceContext, work: (trx: Transaction<Database>, owner: Owner) => Promise<Verdict<T>>): Promise<Verdict<T>> {
  const allowed = authorise(ctx, "profile.own");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction(async (trx) => {
    const owner = await findUser(trx, ctx.actor.userId ?? 0);
    return owner && !ctx.actor.readOnly ? work(trx, owner) : refuse({ code: "forbidden" });
  });
}

async function onOwnRobot(ctx: ServiceContext, id: number, work: (trx: Transaction<Database>, robot: RobotRow, told: ReturnType<typeof trail>) => Promise<Verdict<null>>): Promise<Verdict<null>> {
  return onOwn(ctx, async (trx, owner) => {
    const robot = await findRobot(trx, owner.id, id);
    return robot ? work(trx, robot, trail(ctx, owner.email)) : refuse({ code: "not_found" });
  });
}

function trail(ctx: ServiceContext, email: string) {
  return { at: ctx.now, actorId: ctx.actor.userId, actorName: ctx.actor.name, objectType: "robot", objectCode: email, projectId: null };
}
