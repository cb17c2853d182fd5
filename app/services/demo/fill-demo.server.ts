import type { Transaction } from "kysely";
import { EVERYTHING } from "#app/domain/predicate.ts";
import { emptyInput } from "#app/domain/project-input.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import type { ExchangeRate } from "#app/domain/money.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { allUsers } from "#db/queries/demo.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { allRates } from "#db/queries/reference.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { refreshStatuses } from "../operations/refresh-statuses.server.ts";
import { actorFields, createProjectRecord, reviseProjectRecord } from "../projects/record-project.server.ts";
import { recordAdmissions } from "./admission.server.ts";
import { recordResources } from "./resources.server.ts";
import { recordLeadDealings } from "./leads.server.ts";
import type { DemoTalk } from "./talks-of-life.ts";
import { recordCompanies } from "./companies.server.ts";
import { recordCapitalEvents } from "./capital-events.server.ts";
import { recordProgress } from "./progress.server.ts";
import { composeDemo } from "./compose-demo.ts";
import type { DatedEntry, Reference } from "./compose-demo.ts";
import { recordDuties } from "./duties.server.ts";
import { recordChiefs } from "./chiefs.server.ts";
import { recordIssues } from "./issues.server.ts";
import { recordQuestions } from "./questions.server.ts";
import { recordNotices } from "./notices.server.ts";

/** How many projects, and from which seed. */
export interface DemoOptions {
  readonly size: number;
  readonly seed: number;
}

const ENTRIES_AT_ONCE = 400;
const BATCH_LIMIT_MS = 60_000;

/** What is remembered of the projects while they are written. */
interface Writing {
  readonly ctx: ServiceContext;
  readonly rates: readonly ExchangeRate[];
  readonly actors: ReadonlyMap<number, Principal>;
  readonly inputs: Map<number, ProjectInput>;
  readonly lastNumbers: Map<string, number>;
}

/** Writes the demo's projects and capital events through the same services as people, each entry at its own instant; answers how many projects. */
export async function fillDemo(ctx: ServiceContext, options: DemoOptions): Promise<number> {
  const users = await allUsers(ctx.db.read);
  const actors = new Map(users.map((user) => [user.id, { userId: user.id, name: user.name, role: user.role as Principal["role"], district: user.district, unit: user.unit, readOnly: false }]));
  const liaisons = users.filter((user) => user.role === "liaison").map((user) => user.id);
  const [first, ...others] = liaisons.length > 0 ? liaisons : users.map((user) => user.id);
  const entries = composeDemo({ ...options, today: todayOf(ctx), now: ctx.now }, first === undefined ? null : { liaisons: [first, ...others] });
  const writing: Writing = { ctx, rates: await allRates(ctx.db.read), actors, inputs: new Map(), lastNumbers: new Map() };
  for (let start = 0; start < entries.length; start += ENTRIES_AT_ONCE) {
    await ctx.db.transaction(async (trx) => {
      for (const entry of entries.slice(start, start + ENTRIES_AT_ONCE)) await write(trx, writing, entry);
    }, { limitMs: BATCH_LIMIT_MS });
  }
  await ctx.db.transaction((trx) => recordProgress(trx, ctx, options.seed, actors), { limitMs: BATCH_LIMIT_MS });
  await ctx.db.transaction(async (trx) => {
    await recordAdmissions(trx, ctx, options.seed, actors);
    await recordResources(trx, ctx, options.seed, actors);
  }, { limitMs: BATCH_LIMIT_MS });
  await ctx.db.transaction(async (trx) => {
    const events = await recordCapitalEvents(trx, ctx, options.seed);
    await appendAudit(trx, { ...actorFields(ctx), action: "demo.seed", objectType: "demo", objectCode: null, projectId: null, before: null, after: { projects: writing.inputs.size, capitalEvents: events, seed: options.seed } });
  });
  await recordLeadDealings(ctx);
  await recordCompanies(ctx, options.seed);
  await recordDuties(ctx, [...actors.values()], options.seed);
  await recordChiefs(ctx, [...actors.values()]);
  await recordIssues(ctx, [...actors.values()], options.seed);
  await recordQuestions(ctx, [...actors.values()]);
  await refreshStatuses(ctx);
  await recordNotices(ctx);
  return writing.inputs.size;
}

async function write(trx: Transaction<Database>, writing: Writing, { project, at, entry, references }: DatedEntry): Promise<void> {
  const known = writing.inputs.get(project);
  const input: ProjectInput = { ...(known ?? emptyInput(nextCode(writing, entry.dates.lead ?? at), "")), ...entry.said, ...resolve(writing, references), dates: { ...known?.dates, ...entry.dates } };
  const actor = writing.actors.get(input.liaisonId ?? -1) ?? SYSTEM;
  const ctx = { ...writing.ctx, actor, now: at };
  const code = known?.code ?? input.code;
  const extras = { action: entry.action, rates: writing.rates, ...(entry.plans ? { plans: entry.plans } : {}), ...(entry.update ? { update: { kind: entry.update, on: todayOf(ctx), ...entry.talk, ...(entry.talk && actor.userId !== null ? { people: [actor.userId] } : {}) } } : {}), ...(entry.talk ? { remarks: toldOf(entry.talk, todayOf(ctx)) } : {}) };
  writing.inputs.set(project, { ...input, code });
  if (!known) {
    await createProjectRecord(trx, ctx, input, extras);
    return;
  }
  const stored = await findProject(trx, code, EVERYTHING);
  if (!stored) throw new Error(`the demo lost its project ${code}`);
  await reviseProjectRecord(trx, ctx, stored, { ...input, code }, extras);
}

/** What the trail says of a talk. */
function toldOf({ channel, note, nextStep, nextOn }: DemoTalk, talkOn: string) {
  return { talkOn, channel, talkNote: note, nextStep, nextOn };
}

/** The codes of the projects that an entry refers to; they were written before. */
function resolve(writing: Writing, { partOf, duplicateOf }: Reference): Partial<ProjectInput> {
  const codeOf = (project: number) => writing.inputs.get(project)?.code ?? null;
  return { ...(partOf === null ? {} : { partOf: codeOf(partOf) }), ...(duplicateOf === null ? {} : { duplicateOf: codeOf(duplicateOf) }) };
}

function nextCode(writing: Writing, date: string): string {
  const year = date.slice(0, 4);
  const number = (writing.lastNumbers.get(year) ?? 0) + 1;
  writing.lastNumbers.set(year, number);
  return `NB-${year}-${String(number).padStart(4, "0")}`;
}
