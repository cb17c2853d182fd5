import type { Investor } from "#app/domain/facts.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { auditHead, changesWithin } from "#db/queries/audit.ts";
import { userNames } from "#db/queries/people.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { investorTexts, numberOfE4, percentOf } from "./present-project.server.ts";

type Fields = Readonly<Record<string, unknown>>;

export interface ChangeJson {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly code: string | null;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/** Fields that the trail keeps as the program stores them and the API writes otherwise. */
const WRITTEN: Readonly<Record<string, (value: unknown, emails: ReadonlyMap<number, string>) => Fields>> = {
  investors: (value) => investorTexts((value ?? []) as Investor[]),
  division: (value) => ({ industry: value }),
  industryClass: (value) => (value === null ? {} : { industry: value }),
  amountUnit: (value) => ({ unit: value }),
  foreignShareBp: (value) => ({ foreignShare: percentOf(value as number | null) }),
  landMuE4: (value) => ({ landMu: numberOfE4(value as number | null) }),
  farE4: (value) => ({ far: numberOfE4(value as number | null) }),
  energyTceE4: (value) => ({ energyTce: numberOfE4(value as number | null) }),
  liaisonId: (value, emails) => ({ liaison: value === null ? null : (emails.get(value as number) ?? null) }),
  totalCny: (value) => ({ totalInvestmentCny: value }),
  totalUsd: (value) => ({ totalInvestmentUsd: value }),
  update: (value) => ({ lastUpdateOn: value }),
};

function written(fields: Fields | null, emails: ReadonlyMap<number, string>): Fields | null {
  if (fields === null) return null;
  return Object.assign({}, ...Object.entries(fields).map(([key, value]) => (Object.hasOwn(WRITTEN, key) ? WRITTEN[key]?.(value, emails) : { [key]: value }))) as Fields;
}

/** The most rows of the trail that one request looks through, so that a reader of few projects holds up nobody. */
const LARGEST_STEP = 50_000;

/** Changes of the projects that the actor sees, oldest first, in the words of the API; `next` is where to go on, the same number when there is no more. */
export async function readChanges(ctx: ServiceContext, since: number, size: number): Promise<Verdict<{ items: ChangeJson[]; next: number }>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const { seq: head } = await auditHead(ctx.db.read);
  const until = Math.min(since + LARGEST_STEP, head);
  const rows = await changesWithin(ctx.db.read, { since, until }, size, scopeOf(ctx.actor));
  const read = rows.map((row) => ({ row, before: JSON.parse(row.before ?? "null") as Fields | null, after: JSON.parse(row.after ?? "null") as Fields | null }));
  const ids = read.flatMap(({ before, after }) => [before?.liaisonId, after?.liaisonId]).filter((id): id is number => typeof id === "number");
  const emails = new Map([...(await userNames(ctx.db.read, ids))].map(([id, { email }]) => [id, email]));
  const items = read.map(({ row, before, after }) => ({ seq: row.seq, at: row.at, type: row.action, code: row.object_code, before: written(before, emails), after: written(after, emails) }));
  const isWholeStep = rows.length < size && until < head;
  return accept({ items, next: isWholeStep ? until : (items.at(-1)?.seq ?? since) });
}
