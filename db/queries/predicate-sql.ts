import { sql } from "kysely";
import type { Expression, SqlBool } from "kysely";
import { FLAGS } from "#app/domain/kinds.ts";
import { milestoneBit } from "#app/domain/milestones.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { unreachable } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { NumberFact, TextFact, YesNoFact } from "#app/domain/facts.ts";
import { STAGES } from "#app/domain/stages.ts";
import type { Stage } from "#app/domain/stages.ts";
import { milestoneColumn } from "../codecs.ts";
import { searchMatch } from "../engines/search.ts";
import { attachedSql } from "./attached-sql.ts";
import type { FactsBuilder } from "./facts-builder.ts";

const NUMBER_COLUMNS = {
  totalCny: "f.total_cny", totalUsd: "f.total_usd", amount: "f.amount", fixedAmount: "f.fixed_amount", foreignShareBp: "f.foreign_share_bp",
  landMuE4: "f.land_mu_e4", farE4: "f.far_e4", energyTceE4: "f.energy_tce_e4", liaisonId: "f.liaison_id",
} as const satisfies Record<NumberFact, string>;

const TEXT_COLUMNS = {
  code: "p.code", district: "f.district", division: "f.division", kind: "f.kind", chain: "f.chain", chainRole: "f.chain_role", currency: "f.currency",
  projectCode: "f.project_code", uscc: "f.uscc", twoHighScreen: "f.two_high_screen", bureauChief: "f.bureau_chief", source: "f.source",
  partOf: "f.part_of", duplicateOf: "f.duplicate_of",
} as const satisfies Record<TextFact, string>;

const YES_NO_COLUMNS = { newLand: "f.new_land", standardLand: "f.standard_land", hasForeignInvestor: "f.has_foreign_investor" } as const satisfies Record<YesNoFact, string>;

type Bool = Expression<SqlBool>;

/** A bit of a mask column is set; division and remainder work on every engine. */
function hasBit(column: "f.flags" | "f.not_applicable", bit: number): Bool {
  return sql<SqlBool>`(${sql.ref(column)} / ${sql.lit(bit)}) % 2 = 1`;
}

/** An atom that is false, never null, where its column is null, so that NOT of it is true. */
function whenKnown(eb: FactsBuilder, column: Parameters<FactsBuilder["ref"]>[0], condition: Bool): Bool {
  return eb.and([eb(column, "is not", null), condition]);
}

/** Says the statement as SQL, for the versions of facts that the query has already chosen; `knownAt` chooses those of updates and of what hangs on the project. */
export function predicateSql(eb: FactsBuilder, predicate: Predicate, knownAt: string | null = null): Bool {
  const say = (part: Predicate) => predicateSql(eb, part, knownAt);
  switch (predicate.op) {
    case "all": return predicate.of.length === 0 ? sql<SqlBool>`1 = 1` : eb.and(predicate.of.map(say));
    case "any": return predicate.of.length === 0 ? sql<SqlBool>`1 = 0` : eb.or(predicate.of.map(say));
    case "not": return eb.not(sql<SqlBool>`(${say(predicate.of)})`);
    case "named": return say(predicate.of);
    case "atLeast": { const column = NUMBER_COLUMNS[predicate.fact]; return whenKnown(eb, column, eb(column, ">=", predicate.value)); }
    case "atMost": { const column = NUMBER_COLUMNS[predicate.fact]; return whenKnown(eb, column, eb(column, "<=", predicate.value)); }
    case "oneOf": { const column = TEXT_COLUMNS[predicate.fact]; return whenKnown(eb, column, eb(column, "in", [...predicate.values])); }
    case "textBetween": { const column = TEXT_COLUMNS[predicate.fact]; return whenKnown(eb, column, eb.and([eb(column, ">=", predicate.from), eb(column, "<=", predicate.to)])); }
    case "known": return predicate.fact === "investors" ? eb("f.investors", "!=", "[]") : eb(columnOf(predicate.fact), "is not", null);
    case "isTrue": { const column = YES_NO_COLUMNS[predicate.fact]; return whenKnown(eb, column, eb(column, "=", 1)); }
    case "flagged": return hasBit("f.flags", 2 ** FLAGS.indexOf(predicate.flag));
    case "happenedIn": { const column = dateColumn(predicate.milestone); return whenKnown(eb, column, eb.and([eb(column, ">=", predicate.from), eb(column, "<=", predicate.to)])); }
    case "happenedBy": { const column = dateColumn(predicate.milestone); return whenKnown(eb, column, eb(column, "<=", predicate.by)); }
    case "planApprovedBy": return whenKnown(eb, "f.replacement_plan_on", eb("f.replacement_plan_on", "<=", predicate.by));
    case "updatedIn": return updatedSql(eb, predicate.from, predicate.to, knownAt);
    case "inStage": return eb.or(predicate.stages.map((stage) => stageSql(eb, stage, predicate.asOf)));
    case "statusIn": return eb(`p.${predicate.field}`, "in", [...predicate.values]);
    case "notApplicable": return hasBit("f.not_applicable", milestoneBit(predicate.milestone));
    case "openLead": return eb.and([eb.not(hasBit("f.not_applicable", milestoneBit("signed"))), eb("f.signed_on", "is", null), eb("f.landed_on", "is", null), eb("f.terminated_on", "is", null)]);
    case "hasDocument": case "admitted": case "askedOf": case "indicatorsSigned": case "farExcepted": case "commitmentsJudged": case "creditedTo": case "redIssue":
      return attachedSql(eb, predicate, knownAt);
    case "archived": return eb("f.archived_on", "is not", null);
    case "failsExactlyOne": return sql<SqlBool>`(${sql.join(predicate.of.map((part) => sql`(CASE WHEN ${say(part)} THEN 0 ELSE 1 END)`), sql` + `)}) = 1`;
    case "matches": return searchMatch(predicate.text);
    default: return unreachable(predicate);
  }
}

/** Whether a statement reads the project beside its facts: its code or what is derived for today. */
export function readsProject(predicate: Predicate): boolean {
  switch (predicate.op) {
    case "all": case "any": case "failsExactlyOne": return predicate.of.some(readsProject);
    case "not": case "named": return readsProject(predicate.of);
    case "statusIn": return true;
    case "oneOf": case "textBetween": case "known": return predicate.fact === "code";
    default: return false;
  }
}

function columnOf(fact: TextFact | NumberFact) {
  return fact in NUMBER_COLUMNS ? NUMBER_COLUMNS[fact as NumberFact] : TEXT_COLUMNS[fact as TextFact];
}

function dateColumn(type: MilestoneType): `f.${MilestoneType}_on` {
  return `f.${milestoneColumn(type)}`;
}

function updatedSql(eb: FactsBuilder, from: string, to: string, knownAt: string | null): Bool {
  const updates = eb.selectFrom("project_updates as u").select(sql<number>`1`.as("one")).whereRef("u.project_id", "=", "f.project_id")
    .where("u.on_date", ">=", from).where("u.on_date", "<=", to);
  return eb.exists(knownAt === null
    ? updates.where("u.recorded_to", "is", null)
    : updates.where("u.recorded_from", "<=", knownAt).where((u) => u.or([u("u.recorded_to", "is", null), u("u.recorded_to", ">", knownAt)])));
}

/** A milestone is reached: it does not apply, or its effective date is not after the day. */
function reachedSql(eb: FactsBuilder, type: MilestoneType, asOf: string): Bool {
  const column = dateColumn(type);
  return eb.or([hasBit("f.not_applicable", milestoneBit(type)), whenKnown(eb, column, eb(column, "<=", asOf))]);
}

/** The project stands in the stage on the day, from its closing milestones, as `stageOn` says it in memory. */
export function stageSql(eb: FactsBuilder, stage: Stage, asOf: string): Bool {
  const left = reachedSql(eb, "terminated", asOf);
  const discharged = reachedSql(eb, "discharged", asOf);
  if (stage === "left") return left;
  const closings = STAGES.map((entry) => entry.closedBy);
  if (stage === "done") return eb.and([eb.not(left), eb.or([discharged, eb.and(closings.map((type) => reachedSql(eb, type, asOf)))])]);
  const index = STAGES.findIndex((entry) => entry.id === stage);
  const own = STAGES[index];
  if (!own) throw new Error(`unknown stage ${stage satisfies Stage}`);
  return eb.and([eb.not(left), eb.not(discharged), ...closings.slice(0, index).map((type) => reachedSql(eb, type, asOf)), eb.not(reachedSql(eb, own.closedBy, asOf))]);
}
