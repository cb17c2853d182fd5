import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ReportingQuery } from "#app/schemas/progress-form.ts";
import type { ServiceContext } from "../context.server.ts";
import { aside } from "../readers/aside.server.ts";
import { whoReported } from "./who-reported.server.ts";
import type { ReportingPage } from "./who-reported.server.ts";

export interface ReportingPageQuery extends ReportingQuery {
  readonly page?: number | undefined;
}

/** One page of the lines that a query asks for, with how many there are. */
export interface PagedReporting extends ReportingPage {
  readonly found: number;
  readonly page: number;
  readonly pages: number;
}

const PAGE_SIZE = 50;

/** Who has reported a month, one page at a time; beyond the last page the last one. */
export async function reportingPage(ctx: ServiceContext, query: ReportingPageQuery): Promise<Verdict<PagedReporting>> {
  return aside(ctx, "reportingPage", query, async () => {
    const { page = 1, ...wanted } = query;
    const all = await whoReported(ctx, wanted);
    if (!all.ok) return all;
    const { lines } = all.value;
    const pages = Math.max(1, Math.ceil(lines.length / PAGE_SIZE));
    const shown = Math.min(page, pages);
    return accept({ ...all.value, lines: lines.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE), found: lines.length, page: shown, pages });
  });
}
