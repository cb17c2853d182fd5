import type { Transaction } from "kysely";
import { recheckRefusals } from "#app/domain/issues.ts";
import type { IssueStep } from "#app/domain/issues.ts";
import type { UnitName } from "#app/domain/notices.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { unitOf } from "#app/domain/reviews.ts";
import { unitsOfIssues } from "#db/queries/issues.ts";
import { issueToTell } from "#db/queries/reminders.ts";
import type { IssueToTell } from "#db/queries/reminders.ts";
import { allUnits } from "#db/queries/reference.ts";
import type { Database } from "#db/schema/database.ts";
import type { IssueUnitRow } from "#db/schema/issues.ts";
import type { ServiceContext } from "../context.server.ts";
import type { Concerned, ToldProject } from "./audience.server.ts";
import { notify } from "./notify.server.ts";

type Trx = Transaction<Database>;

const KINDS = {
  raise: "issue.raised", handOver: "issue.handedOver", receive: "issue.received", reply: "issue.replied", askLonger: "issue.longerAsked", grant: "issue.granted",
  decline: "issue.declined", askClosing: "issue.closingAsked", close: "issue.closed", sendBack: "issue.sentBack", reopen: "issue.reopened", withdraw: "issue.withdrawn",
} as const satisfies Readonly<Record<IssueStep, string>>;

/** A step of an issue as people are told of it. */
export interface StepToTell {
  readonly step: IssueStep;
  readonly unit: string | null;
  readonly note: string | null;
  /** Until when more time is asked for. */
  readonly until?: string | undefined;
}

/** The project of something as it decides who is told. */
export function toldProject(row: { readonly project_id: number; readonly code: string; readonly district: string | null; readonly liaison_id: number | null }): ToldProject {
  return { id: row.project_id, code: row.code, district: row.district, liaisonId: row.liaison_id };
}

/** Names of units by code, in both languages. */
export async function unitNamesIn(db: Parameters<typeof allUnits>[0]): Promise<(code: string | null) => UnitName> {
  const names = new Map((await allUnits(db)).map((row) => [row.code, { zh: row.name_zh, en: row.name_en }]));
  return (code) => names.get(code ?? "") ?? { zh: code ?? "", en: code ?? "" };
}

/** Who stands how to an issue. */
export function concernedBy(issue: Pick<IssueToTell, "lead_unit" | "raised_by">, units: readonly IssueUnitRow[]): Concerned {
  return { leadUnit: issue.lead_unit, supportUnits: units.filter(({ part }) => part === "support").map(({ unit }) => unit), raiser: issue.raised_by };
}

/** Tells those concerned of a step of an issue, in its transaction. */
export async function tellOfIssue(trx: Trx, ctx: ServiceContext, item: number, { step, unit, note, until }: StepToTell): Promise<void> {
  const issue = await issueToTell(trx, item);
  if (!issue) return;
  const units = await unitsOfIssues(trx, [item]);
  const unitName = await unitNamesIn(trx);
  await notify(trx, ctx, {
    kind: KINDS[step], key: `${KINDS[step]}:${issue.number}:${ctx.now}`, path: `/issues/${issue.number}`, project: toldProject(issue), ...concernedBy(issue, units), ...(step === "askClosing" ? { exceptFor: ownAnswer(issue, units) } : {}),
    params: {
      number: issue.number, title: issue.title, code: issue.code, project: issue.name, by: ctx.actor.name, unit: unitName(unit ?? issue.lead_unit), dueOn: issue.due_on ?? "", until: until ?? "", note: note ?? "",
    },
  });
}

/** Those who may not re-check an issue, for they had a part in its answer. */
export function ownAnswer(issue: IssueToTell, units: readonly IssueUnitRow[]): (person: Principal) => boolean {
  const replies = units.map((row) => ({ unit: row.unit, reply: row.reply, repliedBy: row.replied_by }));
  return (person) => recheckRefusals({ userId: person.userId, unit: unitOf(person) }, issue.closing_asked_by, replies).length > 0;
}
