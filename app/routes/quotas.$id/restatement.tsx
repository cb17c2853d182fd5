import { Link } from "@remix-run/react";
import { History } from "lucide-react";
import { Fragment } from "react";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ChangedItem, ClockComparison } from "#app/services/quotas/compare-clocks.server.ts";
import type { QuotaRow } from "#app/services/quotas/quota-rows.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { differenceText } from "./difference.ts";

const NAMED = 8;

function Names({ items, before }: { readonly items: readonly ChangedItem[]; readonly before: string }) {
  const { quotasPage } = useWords();
  const locale = useLocale();
  if (items.length === 0) return null;
  return (
    <p>
      {before}{" "}
      {items.slice(0, NAMED).map((item, index) => (
        <Fragment key={`${item.code} ${item.name}`}>
          {index > 0 && (locale === "en" ? ", " : "、")}
          {item.code === null ? item.name : <Link to={`/projects/${encodeURIComponent(item.code)}`} className="link">{item.code} {item.name}</Link>}
        </Fragment>
      ))}
      {items.length > NAMED && ` ${quotasPage.moreChanges({ n: locale === "en" ? items.length - NAMED : items.length })}`}
    </p>
  );
}

/** Which projects make the difference between what was known then and what is known now. */
export function Restatement({ unit, comparison }: { readonly unit: QuotaRow["unit"]; readonly comparison: ClockComparison }) {
  const { quotasPage } = useWords();
  const locale = useLocale();
  if (comparison.entered.length + comparison.left.length === 0) return null;
  const difference = differenceText(locale, unit, comparison);
  return (
    <Banner tone="warning" icon={History} title={quotasPage.restated({ difference: difference ?? "±0" })}>
      <Names items={comparison.entered} before={quotasPage.nowCounted} />
      <Names items={comparison.left} before={quotasPage.noLongerCounted} />
    </Banner>
  );
}
