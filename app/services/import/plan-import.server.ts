import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { ExchangeRate } from "#app/domain/money.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { emptyInput } from "#app/domain/project-input.ts";
import { applyRow, liaisonAfter } from "#app/domain/spreadsheet/apply-row.ts";
import { issueAt, judgeRow } from "#app/domain/spreadsheet/judge-row.ts";
import { matchRows, possibleDuplicate } from "#app/domain/spreadsheet/match-rows.ts";
import type { ProjectIndex, RowMatch } from "#app/domain/spreadsheet/match-rows.ts";
import { countedAfter, goesRound } from "#app/domain/spreadsheet/relations.ts";
import type { Counted, CountedIn } from "#app/domain/spreadsheet/relations.ts";
import type { Lookups } from "#app/domain/spreadsheet/row-context.ts";
import type { ParsedRow, RowIssue } from "#app/domain/spreadsheet/row-values.ts";
import { inputOfRow } from "#db/codecs.ts";
import { auditHead } from "#db/queries/audit.ts";
import { storedProjects } from "#db/queries/imports.ts";
import { currentPlans, projectIds } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { allRates } from "#db/queries/reference.ts";
import { updatesOf } from "#db/queries/updates.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { ROWS_A_TURN } from "./parse-table.server.ts";
import { actionFor, changedPlans, changedUpdate } from "./plan-row.ts";
import type { PlannedRow, StoredBeside } from "./plan-row.ts";
import { indexProjects } from "./project-index.server.ts";

/** What an import is going to do, and the newest audit row it rests on: nothing may have changed in between. */
export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  readonly rates: readonly ExchangeRate[];
  readonly restsOnSeq: number;
}

interface Planning {
  readonly ctx: ServiceContext;
  readonly lookups: Lookups;
  readonly rates: readonly ExchangeRate[];
  readonly today: string;
  readonly index: ProjectIndex;
  readonly inFile: ProjectIndex;
  /** Codes in the database that the file names, whoever sees them. */
  readonly storedCodes: ReadonlySet<string>;
  readonly countedIn: CountedIn;
}

function referenceIssues(state: Planning, parsed: ParsedRow, ownCode: string | null): RowIssue[] {
  const isKnown = (code: string) => code !== ownCode && (state.inFile.byCode.has(code) || state.storedCodes.has(code));
  return (["part_of", "duplicate_of"] as const).flatMap((column) => {
    const code = column === "part_of" ? parsed.values.partOf : parsed.values.duplicateOf;
    if (code == null) return [];
    if (!isKnown(code)) return [issueAt(parsed, column, "unknown_reference")];
    return goesRound(ownCode, code, state.countedIn) ? [issueAt(parsed, column, "unknown_reference", { goesRound: "yes" })] : [];
  });
}

/** District staff import for their own district only; a code that belongs to another one's project is not theirs either. */
function scopeIssues(state: Planning, parsed: ParsedRow, match: RowMatch, district: string | null): RowIssue[] {
  const { actor } = state.ctx;
  if (actor.role !== "district") return [];
  const isForeignCode = match.kind === "create" && parsed.values.code !== undefined && state.storedCodes.has(parsed.values.code) && !state.index.byCode.has(parsed.values.code);
  if (isForeignCode) return [issueAt(parsed, "code", "unknown_district")];
  return district !== null && district === actor.district ? [] : [issueAt(parsed, "district", "unknown_district", { value: parsed.cellOf.district?.cell ?? "" })];
}

function planRow(state: Planning, parsed: ParsedRow, match: RowMatch, stored: StoredProject | null, beside: StoredBeside): PlannedRow {
  const { actor } = state.ctx;
  const before = stored === null ? null : inputOfRow(stored);
  const base = before ?? emptyInput(parsed.values.code ?? "", parsed.values.name ?? "");
  const applied = applyRow(base, parsed, state.lookups.accounts, before === null);
  const input = actor.role === "district" && before === null && applied.district === null ? { ...applied, district: actor.district } : applied;
  const plans = changedPlans(parsed.values.planned, beside.plans);
  const update = changedUpdate(parsed.values.lastUpdateOn, beside.updates);
  const own = { projectId: stored?.project_id ?? -parsed.row, code: input.code || null, name: input.name, district: input.district, projectCode: input.projectCode, investors: input.investors, partOf: input.partOf, duplicateOf: input.duplicateOf };
  const twin = match.kind === "refused" ? null : possibleDuplicate(own, parsed.row, state.index, state.inFile);
  const issues: RowIssue[] = [
    ...parsed.issues,
    ...(match.kind === "refused" && !parsed.issues.some((issue) => issue.code === match.code) ? [issueAt(parsed, match.code === "duplicate_code" ? "code" : "name", match.code)] : []),
    ...scopeIssues(state, parsed, match, input.district),
    ...referenceIssues(state, parsed, input.code || null),
    ...(liaisonAfter(base, parsed, state.lookups.accounts).isUnknown ? [issueAt(parsed, "liaison", "unknown_liaison")] : []),
    ...judgeRow(parsed, before, input, state.rates, state.today),
    ...(twin ? [issueAt(parsed, "name", "possible_duplicate", { code: twin.code ?? twin.name })] : []),
  ];
  return { parsed, action: actionFor(before, input, plans, update), stored, input, plans, updateOn: update.on, clearsUpdates: update.clears, issues };
}

function projectIdOf(match: RowMatch | undefined): number | null {
  return match?.kind === "match" ? match.project.projectId : null;
}

/** What is stored of the projects that a few rows mean. */
async function loadMatched(db: Kysely<Database>, ids: readonly number[]) {
  const [projects, plans, updates] = [await storedProjects(db, ids), await currentPlans(db, ids), await updatesOf(db, ids)];
  const byId = new Map(projects.map((project) => [project.project_id, project] as const));
  return {
    project: (id: number | null) => (id === null ? null : (byId.get(id) ?? null)),
    beside: (id: number | null): StoredBeside => ({ plans: plans.filter((plan) => plan.project_id === id), updates: updates.filter((update) => update.project_id === id) }),
  };
}

/** What projects beyond the actor's sight count in, as far as a chain from a named one leads; only the check for a way round reads it. */
async function relationsOutside(db: Kysely<Database>, named: readonly string[], index: ProjectIndex): Promise<Map<string, Counted>> {
  const outside = new Map<string, Counted>();
  const reached = new Set<string>();
  for (let next = [...new Set(named)]; next.length > 0;) {
    for (const code of next) reached.add(code);
    const ids = await projectIds(db, next.filter((code) => !index.byCode.has(code)));
    for (const row of await storedProjects(db, [...ids.values()])) outside.set(row.code, { partOf: row.part_of, duplicateOf: row.duplicate_of });
    const targets = next.map((code) => index.byCode.get(code) ?? outside.get(code)).flatMap((known) => [known?.partOf, known?.duplicateOf]);
    next = [...new Set(targets.filter((code) => code != null).filter((code) => !reached.has(code)))];
  }
  return outside;
}

/** Matches rows with projects and works out what each would change; writes nothing. */
export async function planImport(db: Kysely<Database>, ctx: ServiceContext, parsed: readonly ParsedRow[], lookups: Lookups): Promise<ImportPlan> {
  const { seq } = await auditHead(db);
  const index = await indexProjects(db, scopeOf(ctx.actor));
  const { matches, inFile } = matchRows(parsed, index);
  const rates = await allRates(db);
  const named = parsed.flatMap(({ values }) => [values.code, values.partOf, values.duplicateOf]).filter((code) => code != null);
  const ids = await projectIds(db, [...new Set(named)]);
  const outside = await relationsOutside(db, named, index);
  const state: Planning = { ctx, lookups, rates, today: todayOf(ctx), index, inFile, storedCodes: new Set(ids.keys()), countedIn: countedAfter(parsed, matches, index, outside) };
  const rows: PlannedRow[] = [];
  for (let start = 0; start < parsed.length; start += ROWS_A_TURN) {
    const some = parsed.slice(start, start + ROWS_A_TURN);
    const matched = await loadMatched(db, some.map((row) => projectIdOf(matches.get(row))).filter((id) => id !== null));
    for (const row of some) {
      const match = matches.get(row) ?? { kind: "create" };
      const id = projectIdOf(match);
      rows.push(planRow(state, row, match, matched.project(id), matched.beside(id)));
    }
    await nextTurn();
  }
  return { rows, rates, restsOnSeq: seq };
}
