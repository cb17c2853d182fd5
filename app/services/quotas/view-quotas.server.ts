import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ServiceContext } from "../context.server.ts";
import { aside } from "../readers/aside.server.ts";
import { figureFrame } from "./clocks.server.ts";
import type { FigureQuery } from "./clocks.server.ts";
import { pageFrame } from "./page-frame.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { quotaRows } from "./quota-rows.server.ts";
import type { QuotaRow } from "./quota-rows.server.ts";

export interface QuotasView {
  readonly frame: PageFrame;
  readonly rows: readonly QuotaRow[];
}

/** Every quota of the plan with its figure on both clocks. */
export async function viewQuotas(ctx: ServiceContext, query: FigureQuery): Promise<Verdict<QuotasView>> {
  return aside(ctx, "viewQuotas", query, () => quotasHere(ctx, query));
}

async function quotasHere(ctx: ServiceContext, query: FigureQuery): Promise<Verdict<QuotasView>> {
  const frame = await figureFrame(ctx, query);
  if (!frame.ok) return frame;
  return accept({ frame: await pageFrame(ctx, frame.value), rows: await quotaRows(ctx, frame.value) });
}
