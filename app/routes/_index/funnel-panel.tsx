import { Link, useLocation } from "@remix-run/react";
import { ArrowDown } from "lucide-react";
import { FunnelBar } from "#app/features/funnel-bar.tsx";
import { Amount } from "#app/features/amount.tsx";
import { StageName, stageColor, stageTint } from "#app/features/stage-mark.tsx";
import { formatPercent } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { FunnelRow } from "#app/services/overview/view-overview.server.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Legend } from "#app/ui/legend.tsx";
import { Panel } from "#app/ui/panel.tsx";

const COLUMNS = "grid grid-cols-[6.5rem_minmax(0,1fr)_5.5rem] items-center gap-x-3 px-4";

function Swatch({ color }: { readonly color: string }) {
  return <span className="h-2 w-2.5 rounded-[1px] shadow-[inset_0_0_0_1px_var(--line)]" style={{ background: color }} />;
}

/** The projects of each stage, how many ever reached it, and what share went on. */
export function FunnelPanel({ funnel, className }: { readonly funnel: readonly FunnelRow[]; readonly className?: string }) {
  const { overview, stages } = useWords();
  const { search } = useLocation();
  const most = Math.max(...funnel.map((row) => row.reached), 0);
  const district = new URLSearchParams(search).get("district");
  const asOf = new URLSearchParams(search).get("asOf");
  const scope = `${district ? `&district=${encodeURIComponent(district)}` : ""}${asOf ? `&asOf=${asOf}` : ""}`;
  return (
    <Panel title={overview.funnel} flush className={className}
      action={<Legend entries={[
        { swatch: <Swatch color={stageColor("construction")} />, label: overview.nowHere }, { swatch: <Swatch color={stageTint("construction")} />, label: overview.reached },
      ]} />}>
      <ol className="flex flex-1 flex-col justify-between pb-2">
        {funnel.map((row, index) => (
          <li key={row.stage}>
            <Link to={`/board?wide=${row.stage}&column=${row.stage}${scope}`} className={`${COLUMNS} min-h-9 text-ink -outline-offset-2! hover:bg-hover touch:min-h-11`}>
              <StageName stage={row.stage} short className="text-sm" />
              <FunnelBar stage={row.stage} here={row.here} reached={row.reached} most={most} label={overview.funnelRow({ stage: stages.name[row.stage], here: row.here, reached: row.reached })} />
              <Amount amount={row.hereCny} className="text-right text-sm" />
            </Link>
            {index < funnel.length - 1 && (
              <p className={`${COLUMNS} text-xs text-muted`} title={overview.funnelPassed({ percent: formatPercent(row.passed, row.reached), passed: row.passed, reached: row.reached })}>
                <span />
                <span className="inline-flex items-center gap-1"><Icon of={ArrowDown} size="s" />{formatPercent(row.passed, row.reached)}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className="px-4 pb-3 text-xs text-muted">{overview.funnelNote}</p>
    </Panel>
  );
}
