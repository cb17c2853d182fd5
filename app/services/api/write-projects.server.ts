import { createHash } from "node:crypto";
import { dateFieldOf } from "#app/domain/check-project.ts";
import { addMilliseconds, HOUR_MS } from "#app/domain/instants.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { dateOf } from "#app/schemas/project-json.ts";
import type { MilestoneBody, ProjectBody, ProjectJson } from "#app/schemas/project-json.ts";
import { inputOfRow } from "#db/codecs.ts";
import { findKeptAnswer, forgetAnswers, keepAnswer } from "#db/queries/idempotency.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { findRecord } from "#db/queries/project-records.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changeProject } from "../projects/change-project.server.ts";
import { createProjectIn } from "../projects/create-project.server.ts";
import { projectJson } from "./present-project.server.ts";
import { readProjectBody } from "./read-body.server.ts";
import { readProject } from "./read-projects.server.ts";

/** How long a key of a request is recognised. */
const REMEMBERED_MS = 24 * HOUR_MS;
const CREATED = 201;

/**
 * Creates a project once for a key: the same key with the same body again gets the same answer, with another body a refusal.
 * Key and project are written in one transaction. A refused request is not remembered, so that it can be corrected.
 */
export async function postProject(ctx: ServiceContext, key: string, body: ProjectBody, misread: readonly Refusal[]): Promise<Verdict<ProjectJson>> {
  const allowed = authorise(ctx, "project.create");
  if (!allowed.ok) return allowed;
  const { userId } = ctx.actor;
  if (userId === null) throw new Error("a request of the API has an account");
  const read = await readProjectBody(ctx, body, null);
  const requestHash = createHash("sha256").update(JSON.stringify(body)).digest("hex");
  return ctx.db.transaction(async (trx) => {
    const since = addMilliseconds(ctx.now, -REMEMBERED_MS);
    const kept = await findKeptAnswer(trx, userId, `api:${key}`, since);
    if (kept && (kept.requestHash !== requestHash || misread.length > 0)) return refuse({ code: "idempotency_key_reused", field: "Idempotency-Key" });
    if (kept) return accept(JSON.parse(kept.answer) as ProjectJson);
    const unread = [...misread.filter((error) => error.field !== "name" || error.code !== "required"), ...read.misread];
    const created = await createProjectIn(trx, ctx, {
      code: body.code ?? null, name: body.name ?? "", patch: read.patch, misread: unread, orderReason: body.orderReason ?? null, ...read.updates,
    });
    if (!created.ok) return created;
    const record = await findRecord(trx, created.value.code, EVERYTHING);
    if (!record) throw new Error(`the project ${created.value.code} was not stored`);
    const answer = projectJson(record);
    if (isTimeToForget(ctx)) await forgetAnswers(trx, since);
    await keepAnswer(trx, userId, `api:${key}`, { requestHash, status: CREATED, answer: JSON.stringify(answer) }, ctx.now);
    return accept(answer);
  });
}

const forgotAt = new WeakMap<ServiceContext["db"], string>();

/** Old answers are looked for once an hour: each time all of them are read. */
function isTimeToForget({ db, now }: ServiceContext): boolean {
  const last = forgotAt.get(db);
  if (last !== undefined && now < addMilliseconds(last, HOUR_MS)) return false;
  forgotAt.set(db, now);
  return true;
}

/** Whether an If-Match header names a version; `*` names any. Proxies that compress mark tags as weak. */
function matches(header: string, version: number): boolean {
  return header === "*" || header.split(",").some((tag) => tag.trim().replace(/^W\//, "").replace(/^"(.*)"$/, "$1") === String(version));
}

/** Changes the fields given, on the version that the header names. */
export async function patchProject(ctx: ServiceContext, code: string, ifMatch: string, body: ProjectBody, misread: readonly Refusal[]): Promise<Verdict<ProjectJson>> {
  const allowed = authorise(ctx, "project.edit");
  if (!allowed.ok) return allowed;
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return refuse({ code: "not_found", field: "code" });
  if (!matches(ifMatch, stored.version)) return refuse({ code: "stale", field: "version" });
  const read = await readProjectBody(ctx, body, inputOfRow(stored));
  const renamed = body.code !== undefined && body.code !== code ? [{ code: "read_only", field: "code" }] : [];
  const changed = await changeProject(ctx, {
    code, version: ifMatch === "*" ? null : stored.version, patch: read.patch, misread: [...misread, ...renamed, ...read.misread], orderReason: body.orderReason ?? null, ...read.updates,
  });
  return changed.ok ? readProject(ctx, code) : changed;
}

/** Records the day on which a milestone was reached, with whatever else the body says; the field of the day is `actualOn`. */
export async function postMilestone(ctx: ServiceContext, code: string, body: Partial<MilestoneBody>, misread: readonly Refusal[]): Promise<Verdict<ProjectJson>> {
  const allowed = authorise(ctx, "project.move");
  if (!allowed.ok) return allowed;
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return refuse({ code: "not_found", field: "code" });
  const { type, actualOn, ...rest } = body;
  const read = await readProjectBody(ctx, rest, inputOfRow(stored));
  const twice = type !== undefined && dateOf(rest, type) !== undefined && dateOf(rest, type) !== actualOn ? [{ code: "given_twice", field: dateFieldOf(type) }] : [];
  const dates = type !== undefined && actualOn !== undefined ? { [type]: actualOn } : {};
  const changed = await changeProject(ctx, {
    code, version: null, patch: { ...read.patch, dates: { ...read.patch.dates, ...dates } }, misread: [...misread, ...twice, ...read.misread], orderReason: body.orderReason ?? null, ...read.updates,
  }, { action: "milestone.record", needs: "project.move" });
  if (changed.ok) return readProject(ctx, code);
  const ownField = type === undefined ? null : dateFieldOf(type);
  return refuse(...changed.errors.map((error) => (error.field === ownField && twice.length === 0 ? { ...error, field: "actualOn" } : error)));
}
