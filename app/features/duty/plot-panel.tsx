import { Link } from "@remix-run/react";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { isIndicator, OPTIONAL_INDICATORS } from "#app/domain/indicators.ts";
import { commitmentName, measuredText, promisedText } from "#app/i18n/commitment-words.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatList, formatScaled, joinFacts, MISSING } from "#app/i18n/format.ts";
import { formatFloorAreaRatio } from "#app/i18n/predicate-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { AnnexContext, LandOfProject, PlotView } from "#app/services/commitments/land-of-project.server.ts";
import type { DutyView } from "#app/services/commitments/duty-views.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { dutiesPath, dutyPanePath, landPanePath } from "./duty-address.ts";
import { DutyStanding } from "./duty-marks.tsx";

const ACTION = "link inline-flex min-h-6 items-center touch:min-h-11";
const E4_DECIMALS = 4;

function useContext(annex: AnnexContext): (indicator: string) => string | null {
  const { commitments } = useWords();
  const locale = useLocale();
  return (indicator) => {
    const context = isIndicator(indicator) && indicator in annex ? annex[indicator as keyof AnnexContext] : undefined;
    return context ? commitments.annex({ value: context.value, unit: locale === "en" ? context.unit.en : context.unit.zh }) : null;
  };
}

function IndicatorTable({ page, plot }: { readonly page: LandOfProject; readonly plot: PlotView }) {
  const words = useWords();
  const locale = useLocale();
  const context = useContext(page.annex);
  const { commitments } = words;
  const offered = page.mayWrite ? "report" as const : null;
  const columns = [
    { id: "indicator", head: commitments.field.indicator, isName: true, cell: (duty: DutyView) => (
      <>
        <Link to={`${dutiesPath(page.head.code)}#duty-${duty.item}`} className="link">{commitmentName(words, duty)}</Link>
        {context(duty.indicator) && <span className="block text-xs font-normal text-muted">{context(duty.indicator)}</span>}
      </>
    ) },
    { id: "promised", head: commitments.list.promised, align: "end" as const, cell: (duty: DutyView) => promisedText(words, locale, duty) },
    { id: "actual", head: commitments.list.actual, align: "end" as const, strong: true, cell: (duty: DutyView) => measuredText(words, locale, duty.actualE4, duty.measure) },
    { id: "state", head: commitments.list.state, wrap: true, cell: (duty: DutyView) => <DutyStanding duty={duty} today={page.head.today} /> },
    { id: "do", head: <span className="sr-only">{words.common.actions}</span>, cell: (duty: DutyView) => offered && <Link to={dutyPanePath(page.head.code, offered, { item: duty.item })} className={ACTION} aria-label={words.common.named({ name: commitments.do[offered], text: commitmentName(words, duty) })}>{commitments.do[offered]}</Link> },
  ];
  return <DataTable label={plot.name} columns={columns} rows={plot.indicators} keyOf={(duty) => duty.item} density="roomy" />;
}

/** A plot: its area and ratio, its exception, what it signed and what is missing. */
export function PlotPanel({ page, plot }: { readonly page: LandOfProject; readonly plot: PlotView }) {
  const { common, commitments } = useWords();
  const locale = useLocale();
  const area = plot.landMuE4 === null ? MISSING : `${formatScaled(plot.landMuE4, E4_DECIMALS, true)} ${commitments.measure.mu}`;
  const far = common.named({ name: commitments.field.far, text: plot.farE4 === null ? MISSING : formatFloorAreaRatio(plot.farE4) });
  const canSign = plot.missing.length > 0 || OPTIONAL_INDICATORS.some((id) => !plot.indicators.some((duty) => duty.indicator === id));
  const links = [
    ...(page.mayWrite && canSign ? ["sign" as const] : []), ...(page.mayJudge && (plot.needsException || plot.exceptionOn !== null) ? ["exception" as const] : []),
    ...(page.mayWrite ? ["plot" as const] : []), ...(page.mayWrite && plot.indicators.length === 0 ? ["removePlot" as const] : []),
  ];
  return (
    <Panel flush id={`plot-${plot.item}`} title={plot.name} meta={joinFacts(locale, [area, far])}>
      <ul className="px-4 pb-2 text-sm">
        {plot.needsException && <li className="flex items-start gap-1.5 text-light-yellow-text"><Icon of={TriangleAlert} className="mt-0.5" />{commitments.exceptionNeeded}</li>}
        {plot.exceptionOn !== null && (
          <li className="flex items-start gap-1.5 text-ink-2"><Icon of={CircleCheck} className="mt-0.5 text-light-green-text" />
            <span className="[overflow-wrap:anywhere]">{joinFacts(locale, [commitments.exception({ date: formatPartialDate(locale, plot.exceptionOn) }), plot.exceptionNote, plot.exceptionDocument?.name])}</span>
          </li>
        )}
        {plot.missing.length > 0
          ? <li className="flex items-start gap-1.5 text-light-yellow-text"><Icon of={TriangleAlert} className="mt-0.5" />{commitments.missing({ names: formatList(locale, plot.missing.map((id) => commitments.indicator[id])) })}</li>
          : <li className="flex items-start gap-1.5 text-ink-2"><Icon of={CircleCheck} className="mt-0.5 text-light-green-text" />{commitments.allSigned}</li>}
      </ul>
      {plot.indicators.length > 0 && <IndicatorTable page={page} plot={plot} />}
      {links.length > 0 && (
        <p className="no-print flex flex-wrap gap-x-4 px-4 py-2 text-sm">
          {links.map((intent) => {
            const label = intent === "plot" ? commitments.editPlot : commitments.do[intent];
            return <Link key={intent} to={landPanePath(page.head.code, intent, plot.item)} preventScrollReset className={ACTION} aria-label={common.named({ name: label, text: plot.name })}>{label}</Link>;
          })}
        </p>
      )}
    </Panel>
  );
}
