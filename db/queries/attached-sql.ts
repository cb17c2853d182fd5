import { sql } from "kysely";
import type { Expression, SqlBool } from "kysely";
import { ADMITTING_OPINIONS } from "#app/domain/admission.ts";
import { LOWEST_FAR_E4, REQUIRED_INDICATORS } from "#app/domain/indicators.ts";
import { unreachable } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { FactsBuilder } from "./facts-builder.ts";
import { knownVersions } from "./versions.ts";

type AttachedPredicate = Extract<Predicate, { op: "hasDocument" | "admitted" | "askedOf" | "indicatorsSigned" | "farExcepted" | "commitmentsJudged" | "creditedTo" | "redIssue" }>;

/** Says in SQL what a statement says about the records that hang on a project. */
export function attachedSql(eb: FactsBuilder, predicate: AttachedPredicate, knownAt: string | null): Expression<SqlBool> {
  const one = sql<number>`1`.as("one");
  switch (predicate.op) {
    case "hasDocument":
      return eb.exists(eb.selectFrom("documents as d").select(one).whereRef("d.project_id", "=", "f.project_id").where("d.kind", "=", predicate.kind).where(knownVersions(knownAt, "d")));
    case "admitted":
      return eb.exists(eb.selectFrom("admissions as a").select(one).whereRef("a.project_id", "=", "f.project_id").where("a.decision", "in", [...ADMITTING_OPINIONS]).where(knownVersions(knownAt, "a")));
    case "askedOf":
      return eb.or([
        eb("f.project_id", "in", eb.selectFrom("admission_opinions as o").select("o.project_id").where("o.unit", "=", predicate.unit).where(knownVersions(knownAt, "o"))),
        eb("f.project_id", "in", eb.selectFrom("issue_units as u").select("u.project_id").where("u.unit", "=", predicate.unit).where(knownVersions(knownAt, "u"))),
      ]);
    case "redIssue":
      return eb("f.project_id", "in", eb.selectFrom("issues as s").select("s.project_id").where("s.blocking", "=", 1).where("s.due_on", "<", predicate.on)
        .where("s.closed_on", "is", null).where("s.withdrawn_on", "is", null).where(knownVersions(knownAt, "s"))
        .where((own) => own.or([own("s.closing_asked_on", "is", null), own("s.closing_asked_on", ">", own.ref("s.due_on"))]))
        .where((own) => own.or([own("s.milestone", "is", null), own("s.milestone", "=", predicate.milestone as "signed")])));
    case "commitmentsJudged":
      return eb.not(eb.exists(eb.selectFrom("commitments as c").select(one).whereRef("c.project_id", "=", "f.project_id").where("c.verdict", "is", null).where(knownVersions(knownAt, "c"))));
    case "creditedTo":
      return eb("f.project_id", "in", eb.selectFrom("project_credits as k").select("k.project_id").where("k.district", "=", predicate.district).where(knownVersions(knownAt, "k")));
    case "indicatorsSigned": return everyPlot(eb, knownAt, sql<SqlBool>`(SELECT count(DISTINCT i.indicator) FROM commitments AS i WHERE i.plot = l.item AND i.project_id = l.project_id
      AND i.indicator IN (${sql.join([...REQUIRED_INDICATORS])}) AND ${knownVersions(knownAt, "i")}) < ${REQUIRED_INDICATORS.length}`, sql<SqlBool>`1 = 1`);
    case "farExcepted": {
      const isLow = sql<SqlBool>`l.far_e4 IS NOT NULL AND l.far_e4 < ${LOWEST_FAR_E4}`;
      return everyPlot(eb, knownAt, sql<SqlBool>`${isLow} AND (l.exception_on IS NULL OR l.exception_on > ${predicate.by})`, isLow);
    }
    default: return unreachable(predicate);
  }
}

/** There is a plot of a sort, and no plot that fails. */
function everyPlot(eb: FactsBuilder, knownAt: string | null, fails: Expression<SqlBool>, sort: Expression<SqlBool>): Expression<SqlBool> {
  const plots = () => eb.selectFrom("land_plots as l").select(sql<number>`1`.as("one")).whereRef("l.project_id", "=", "f.project_id").where(knownVersions(knownAt, "l"));
  return eb.and([eb.exists(plots().where(sort)), eb.not(eb.exists(plots().where(fails)))]);
}
