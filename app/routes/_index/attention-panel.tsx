import { Link, useLocation } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { Amount } from "#app/features/amount.tsx";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { placeName } from "#app/features/figure-controls/place-name.ts";
import { LightMark } from "#app/features/light-mark.tsx";
import { joinFacts } from "#app/i18n/format.ts";
import { lightReason } from "#app/i18n/light-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { Attention, AttentionItem } from "#app/services/overview/attention.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Panel } from "#app/ui/panel.tsx";

function Item({ item }: { readonly item: AttentionItem }) {
  const words = useWords();
  const locale = useLocale();
  const reason = lightReason(words, { light: item.light, lightMilestone: item.milestone, lightDaysLate: item.daysLate });
  const rest = joinFacts(locale, [words.stages.short[item.stage], placeName(locale, item.district), item.liaison]);
  return (
    <li className="border-t border-line first:border-t-0">
      <Link to={`/projects/${encodeURIComponent(item.code)}`} className="grid min-h-12 grid-cols-[0.875rem_minmax(0,1fr)_auto] items-start gap-x-3 px-4 py-2 -outline-offset-2! hover:bg-hover">
        <LightMark light={item.light} className="mt-1" />
        <span className="min-w-0">
          <span className="block truncate text-sm font-strong text-ink" title={item.name}>{item.name}</span>
          <span className="block truncate text-xs text-muted" title={joinFacts(locale, [reason, rest])}>
            {reason && <span className={item.light === "red" ? "text-light-red-text" : "text-light-yellow-text"}>{reason}</span>}
            {reason && (locale === "en" ? "; " : "，")}{rest}
          </span>
        </span>
        <Amount amount={item.totalCny} className="text-sm font-strong text-ink" />
      </Link>
    </li>
  );
}

/** Today's red and yellow lights with their reasons; on another day they are not known. */
export function AttentionPanel({ attention, district, className }: { readonly attention: Attention | null; readonly district: string | null; readonly className?: string }) {
  const { overview, shell } = useWords();
  const { pathname, search } = useLocation();
  if (attention === null) {
    return (
      <Panel title={overview.attention} flush className={className}>
        <EmptyState text={overview.attentionPast} action={<Link to={withParam(pathname, search, "asOf", null)} className="link no-print touch:py-3">{shell.backToToday}</Link>} />
      </Panel>
    );
  }
  const total = attention.red + attention.yellow;
  const scope = district === null ? "" : `&district=${encodeURIComponent(district)}`;
  return (
    <Panel title={overview.attention} meta={overview.redYellow({ red: attention.red, yellow: attention.yellow })} flush className={className}
      action={total > 0 && (
        <Link to={`/projects?light=red,yellow&sort=light${scope}`} className="link inline-flex items-center gap-0.5 whitespace-nowrap touch:py-3">
          {overview.allOf({ n: total })}<Icon of={ChevronRight} size="s" />
        </Link>
      )}>
      {total === 0 ? <EmptyState text={overview.attentionEmpty} /> : <ul>{attention.items.map((item) => <Item key={item.code} item={item} />)}</ul>}
    </Panel>
  );
}
