import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { CompanyIdentityView } from "#app/services/companies/view-company.server.ts";
import { companyPath } from "./company-address.ts";

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-2 py-1 text-sm"><dt className="text-muted">{label}</dt><dd className="text-ink [overflow-wrap:anywhere]">{children}</dd></div>;
}

/** What identifies a company, line by line. */
export function CompanyFacts({ company, withName = false }: { readonly company: CompanyIdentityView; readonly withName?: boolean }) {
  const { common, companies, fields } = useWords();
  const locale = useLocale();
  const { aliases, country, note, parent, uscc } = company;
  return (
    <dl>
      {withName && <Line label={fields.company}><strong className="font-strong">{company.name}</strong></Line>}
      <Line label={fields.uscc}>{uscc ? <span className="tabular-nums">{uscc}</span> : common.missing}</Line>
      <Line label={fields.country}>{country ? (locale === "en" ? country.en : country.zh) : common.missing}</Line>
      <Line label={companies.parent}>{parent ? <Link to={companyPath(parent.id)} className="link">{parent.name}</Link> : common.missing}</Line>
      <Line label={companies.aliases}>{aliases.length > 0 ? <ul>{aliases.map((alias) => <li key={alias}>{alias}</li>)}</ul> : common.missing}</Line>
      {note && <Line label={fields.note}><span className="whitespace-pre-line">{note}</span></Line>}
    </dl>
  );
}
