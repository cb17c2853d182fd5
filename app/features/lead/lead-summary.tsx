import { Link } from "@remix-run/react";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { LeadStanding } from "#app/services/leads/lead-standing.server.ts";
import { Panel } from "#app/ui/panel.tsx";
import { talksPath } from "../project/project-address.ts";
import { LeadPanel } from "./lead-panel.tsx";
import { EarlierRight } from "./right-panel.tsx";
import { rightText } from "./right-text.ts";
import { TransferText } from "./transfer-panel.tsx";

/** How a project stands as a lead, on its first page: the clock, the right, a transfer that waits; the rest is with its talks. */
export function LeadSummary({ code, lead, today }: { readonly code: string; readonly lead: LeadStanding; readonly today: string }) {
  const words = useWords();
  const locale = useLocale();
  const { leads, talks } = words;
  const open = lead.transfers.find(({ state }) => state === "asked");
  return (
    <>
      <LeadPanel standing={lead} today={today} action={<Link to={talksPath(code)} className="link">{talks.title}</Link>} />
      {(lead.right || open) && (
        <Panel title={leads.right}>
          {lead.right && <p className="text-sm">{joinFacts(locale, [locale === "en" ? lead.right.name.en : lead.right.name.zh, rightText(words, locale, lead.right)])}</p>}
          <EarlierRight earlier={lead.earlier} />
          {open && <div className="mt-2"><TransferText transfer={open} /></div>}
        </Panel>
      )}
    </>
  );
}
