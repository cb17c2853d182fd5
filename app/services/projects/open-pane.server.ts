import { scopeOf } from "#app/domain/permissions.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import type { ProjectPane } from "#app/schemas/milestone-form.ts";
import { findProject } from "#db/queries/project-facts.ts";
import type { ServiceContext } from "../context.server.ts";
import { announceChange } from "../quotas/announce-change.server.ts";
import type { FigureEffect } from "../quotas/announce-change.server.ts";
import { REOPENED } from "./change-milestones.server.ts";
import type { ProjectPatch } from "./project-patch.ts";
import { askedToRecord, besideMilestone } from "./milestone-pane.server.ts";
import type { MilestoneBeside, RecordAsked } from "./milestone-pane.server.ts";
import { askedToMoveBack } from "./move-back.server.ts";
import type { MoveBackAsked } from "./move-back.server.ts";
import type { ProjectView } from "./view-project.server.ts";

/** What is open beside a project's page: a form, what it asks for, and the figures that it would change. */
export interface OpenPane {
  readonly pane: ProjectPane;
  readonly milestone: MilestoneType | null;
  readonly asked: RecordAsked | null;
  /** The evidence of the milestone, and who may hold it. */
  readonly beside: MilestoneBeside | null;
  readonly back: MoveBackAsked | null;
  /** Why a move back to the stage asked for cannot be. */
  readonly impossible: readonly Refusal[];
  readonly effects: readonly FigureEffect[] | null;
}

/** The form that an address asks for, for those who may use it; null where there is none. */
export async function openPane(ctx: ServiceContext, view: ProjectView, { pane, milestone = null, to }: { readonly pane?: ProjectPane | undefined; readonly milestone?: MilestoneType | null | undefined; readonly to?: ColumnStage | undefined }): Promise<OpenPane | null> {
  if (pane === undefined || !mayOpen(view, pane, milestone)) return null;
  const asked = pane === "record" && milestone ? await askedToRecord(ctx, view.code, milestone) : null;
  const nothing: OpenPane = { pane, milestone: pane === "moveBack" ? null : milestone, asked, beside: milestone ? await besideMilestone(ctx, view.code, milestone) : null, back: null, impossible: [], effects: await effectsOf(ctx, view, pane, milestone) };
  if (pane !== "moveBack" || to === undefined) return nothing;
  const stored = await findProject(ctx.db.read, view.code, scopeOf(ctx.actor));
  const back = stored && (await askedToMoveBack(ctx, stored, to));
  return back?.ok ? { ...nothing, back: back.value } : { ...nothing, impossible: back ? back.errors : [] };
}

/** Who may only override is shown the form of a closing milestone, for there is a gate before it. */
function mayOpen(view: ProjectView, pane: ProjectPane, milestone: MilestoneType | null): boolean {
  if (pane === "moveBack") return view.mayMoveBack && view.card.stage !== "left";
  if (pane === "terminate" || pane === "archive" || pane === "suspend" || pane === "resume") return view.mayEdit;
  const isOverride = pane === "record" && view.mayOverride && STAGES.some((stage) => stage.closedBy === milestone);
  return milestone !== null && (view.mayEdit || isOverride);
}

/** A termination is announced as if it were of today. */
async function effectsOf(ctx: ServiceContext, view: ProjectView, pane: ProjectPane, milestone: MilestoneType | null): Promise<readonly FigureEffect[] | null> {
  const { code, version, input, today } = view;
  const announce = (patch: ProjectPatch) => announceChange(ctx, { code, version, patch, orderReason: "-" }, { action: "milestone.clear", needs: "project.edit" });
  if (pane === "clear" && milestone) return announce({ dates: { [milestone]: null } });
  if (pane !== "terminate") return null;
  return announce(input.dates.terminated === undefined ? { dates: { terminated: today }, terminationReason: "-" } : REOPENED);
}
