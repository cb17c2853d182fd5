import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { nearMissText } from "#app/i18n/near-miss-words.ts";
import { words } from "#app/i18n/words.ts";
import type { NamePair } from "#db/queries/plan.ts";
import type { ServiceContext } from "../context.server.ts";
import { csvLine } from "../export/csv-text.ts";
import type { FigureQuery } from "./clocks.server.ts";
import { viewExplanation } from "./view-explanation.server.ts";
import type { ExplainedProject, Explanation } from "./view-explanation.server.ts";

const BYTE_ORDER_MARK = "\ufeff";

/** The lists of an explanation as one CSV file: who counts, who misses by one condition and by which, who else is below the line. */
export async function explanationCsv(ctx: ServiceContext, locale: Locale, id: string, query: FigureQuery): Promise<Verdict<{ fileName: string; text: string }>> {
  const explained = await viewExplanation(ctx, id, query);
  if (!explained.ok) return explained;
  const view = explained.value;
  const lines = view.events ? eventLines(view.events, locale) : projectLines(view, locale);
  return accept({ fileName: `${view.id}-${view.frame.year}-${view.frame.asOf}.csv`, text: `${BYTE_ORDER_MARK}${lines.map(csvLine).join("")}` });
}

type Cells = readonly (string | number | null)[];

function projectLines(view: Explanation, locale: Locale): Cells[] {
  const { fields, quotasPage, milestones, common } = words(locale);
  const named = (name: NamePair | null) => (name === null ? null : locale === "en" ? name.en : name.zh);
  const project = (list: string) => (item: ExplainedProject): Cells => [list, item.code, item.name, named(item.district), item.totalCny, item.totalUsd, item.on && formatPartialDate(locale, item.on), null];
  const misses = view.nearMisses.map(({ code, name, district, facts, ...miss }): Cells => [
    quotasPage.listNearMiss, code, name, named(district), facts.totalCny, null, formatPartialDate(locale, facts.dates[view.milestone]),
    nearMissText(locale, miss, { ...facts, divisionName: named(facts.divisionName) }, view.milestone),
  ]);
  return [
    [quotasPage.list, fields.code, fields.name, fields.district, fields.totalCny, fields.totalUsd, milestones.name[view.milestone], common.reason],
    ...view.counted.map(project(quotasPage.listCounted)), ...misses, ...(view.others ?? []).map(project(quotasPage.listOther)),
  ];
}

function eventLines(events: NonNullable<Explanation["events"]>, locale: Locale): Cells[] {
  const { quotasPage, fields, common } = words(locale);
  return [[quotasPage.company, fields.uscc, quotasPage.eventOn, common.cny], ...events.map((event): Cells => [event.company, event.uscc, event.on && formatPartialDate(locale, event.on), event.amountCny])];
}
