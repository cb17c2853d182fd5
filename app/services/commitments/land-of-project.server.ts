import { areIndicatorsSigned } from "#app/domain/attached-facts.ts";
import { ANNEX_CONTEXT, LAND_INDICATORS } from "#app/domain/indicators.ts";
import type { LandIndicator } from "#app/domain/indicators.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { landOfPlots, missingIndicators, needsException } from "#app/domain/plots.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { TakeOverForm } from "#app/schemas/land-forms.ts";
import { annexTargets, documentNames, presentItems } from "#db/queries/commitments.ts";
import type { DocumentName } from "#db/queries/commitments.ts";
import { findProject } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { ServiceContext } from "../context.server.ts";
import { changeProject } from "../projects/change-project.server.ts";
import type { Changed } from "../projects/change-project.server.ts";
import type { ProjectPatch } from "../projects/project-patch.ts";
import { headedProject } from "../projects/project-head.server.ts";
import type { HeadView } from "../projects/project-head.server.ts";
import { readDuties } from "./project-duties.server.ts";
import type { ContractView } from "./project-duties.server.ts";
import type { DutyView } from "./duty-views.ts";

export interface PlotView {
  readonly item: number;
  readonly seen: number;
  readonly name: string;
  readonly landMuE4: number | null;
  readonly farE4: number | null;
  readonly exceptionOn: string | null;
  readonly exceptionNote: string | null;
  readonly exceptionDocument: DocumentName | null;
  readonly needsException: boolean;
  readonly indicators: readonly DutyView[];
  readonly missing: readonly LandIndicator[];
}

/** The facts that quotas read, and what the plots come to. */
export interface LandFacts {
  readonly landMuE4: number | null;
  readonly farE4: number | null;
  readonly standardLand: boolean | null;
}

/** What the city wants on average, by indicator. */
export type AnnexContext = Readonly<Partial<Record<LandIndicator, { readonly value: string; readonly unit: { readonly zh: string; readonly en: string } }>>>;

export interface LandOfProject {
  readonly head: HeadView;
  readonly plots: readonly PlotView[];
  readonly contracts: readonly ContractView[];
  readonly documents: readonly DocumentName[];
  readonly annex: AnnexContext;
  readonly newLand: boolean | null;
  readonly facts: LandFacts;
  /** Null where there are no plots. */
  readonly fromPlots: LandFacts | null;
  readonly differs: boolean;
  readonly mayWrite: boolean;
  readonly mayJudge: boolean;
  readonly mayEdit: boolean;
}

/** Everything the page of a project's standard land shows; what the actor may not see is not found. */
export async function landOfProject(ctx: ServiceContext, code: string): Promise<Verdict<LandOfProject>> {
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const { stored, head, facts } = headed.value;
  const { duties, contracts } = await readDuties(ctx, stored.project_id, head.today);
  const documents = await documentNames(ctx.db.read, stored.project_id);
  const plots = (await presentItems(ctx.db.read, "land_plots", stored.project_id)).map((row): PlotView => {
    const indicators = duties.filter((duty) => duty.plot?.item === row.item).toSorted((a, b) => placeOf(a) - placeOf(b));
    const plot = { landMuE4: row.land_mu_e4, farE4: row.far_e4, exceptionOn: row.exception_on };
    return {
      ...plot, item: row.item, seen: row.id, name: row.name, exceptionNote: row.exception_note, exceptionDocument: documents.find(({ item }) => item === row.exception_document) ?? null,
      needsException: needsException(plot), indicators, missing: missingIndicators(indicators.map(({ indicator }) => indicator)),
    };
  });
  const fromPlots = await factsFromPlots(ctx, stored);
  const present = { landMuE4: facts.landMuE4, farE4: facts.farE4, standardLand: facts.standardLand };
  return accept({
    head, plots, contracts, documents, annex: await annexContext(ctx), newLand: facts.newLand, facts: present, fromPlots, differs: fromPlots !== null && Object.keys(patchFrom(present, fromPlots)).length > 0,
    mayWrite: may(ctx.actor, "commitment.write"), mayJudge: may(ctx.actor, "commitment.judge"), mayEdit: head.mayEdit,
  });
}

const placeOf = (duty: DutyView): number => (LAND_INDICATORS as readonly string[]).indexOf(duty.indicator);

async function annexContext(ctx: ServiceContext): Promise<AnnexContext> {
  const targets = await annexTargets(ctx.db.read, Object.values(ANNEX_CONTEXT));
  const found = Object.entries(ANNEX_CONTEXT).flatMap(([indicator, code]) => {
    const row = targets.find((target) => target.code === code);
    return row?.target_2025 ? [[indicator, { value: row.target_2025, unit: { zh: row.unit_zh, en: row.unit_en } }]] : [];
  });
  return Object.fromEntries(found) as AnnexContext;
}

/** What the plots of a project come to; indicators signed on every plot make it standard land. Null where there is no plot. */
async function factsFromPlots(ctx: ServiceContext, stored: StoredProject): Promise<LandFacts | null> {
  const rows = await presentItems(ctx.db.read, "land_plots", stored.project_id);
  if (rows.length === 0) return null;
  const signed = await presentItems(ctx.db.read, "commitments", stored.project_id);
  const plots = rows.map((row) => ({
    landMuE4: row.land_mu_e4, farE4: row.far_e4, exceptionOn: row.exception_on, indicators: signed.filter((duty) => duty.plot === row.item).map((duty) => duty.indicator),
  }));
  return { ...landOfPlots(plots), standardLand: areIndicatorsSigned({ plots }) };
}

/** What of the plots differs from the facts; what the plots do not say stays. */
function patchFrom(present: LandFacts, plots: LandFacts): ProjectPatch {
  return {
    ...(plots.landMuE4 !== null && plots.landMuE4 !== present.landMuE4 ? { landMuE4: plots.landMuE4 } : {}), ...(plots.farE4 !== null && plots.farE4 !== present.farE4 ? { farE4: plots.farE4 } : {}),
    ...(plots.standardLand !== null && plots.standardLand !== (present.standardLand ?? false) ? { standardLand: plots.standardLand } : {}),
  };
}

/** Makes what the plots come to the project's facts, which quotas read. */
export async function takeOverPlots(ctx: ServiceContext, code: string, form: TakeOverForm): Promise<Verdict<Changed>> {
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return refuse({ code: "not_found" });
  const plots = await factsFromPlots(ctx, stored);
  if (plots === null || plots.landMuE4 === null) return refuse({ code: "plots_incomplete" });
  const present = { landMuE4: stored.land_mu_e4, farE4: stored.far_e4, standardLand: stored.standard_land === null ? null : stored.standard_land === 1 };
  const verdict = await changeProject(ctx, { code, version: form.version, patch: patchFrom(present, plots), formKey: form.formKey });
  return verdict.ok ? verdict : refuse(...verdict.errors.map((error) => (error.code === "stale" ? { code: "stale" } : error)));
}
