import { Link } from "@remix-run/react";
import { Plus } from "lucide-react";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ContractView } from "#app/services/commitments/project-duties.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { dutyPanePath } from "./duty-address.ts";

const TONES = { open: "neutral", ending: "yellow", over: "red" } as const;
const ACTION = "link inline-flex min-h-6 items-center touch:min-h-11";

/** The contracts of a project with their terms; one that ends can be renewed. */
export function ContractsPanel({ code, contracts, mayWrite }: { readonly code: string; readonly contracts: readonly ContractView[]; readonly mayWrite: boolean }) {
  const { common, commitments } = useWords();
  const locale = useLocale();
  return (
    <Panel flush id="contracts" title={commitments.contracts} action={mayWrite && <LinkButton to={dutyPanePath(code, "contract")} preventScrollReset size="s" icon={Plus}>{commitments.do.contract}</LinkButton>}>
      {contracts.length === 0 ? <p className="px-4 pb-4 text-sm text-muted">{commitments.emptyContracts}</p> : (
        <ul>
          {contracts.map((contract) => (
            <li key={contract.item} className="border-t border-line px-4 py-2.5 text-sm">
              <div className="flex flex-wrap items-baseline gap-2">
                <span className="min-w-0 flex-1 font-strong text-ink [overflow-wrap:anywhere]">{contract.name}</span>
                <Chip tone={TONES[contract.term]}>{commitments.term[contract.term]}</Chip>
              </div>
              <p className="text-xs text-muted [overflow-wrap:anywhere]">
                {joinFacts(locale, [
                  commitments.contractKind[contract.kind], contract.validUntil === null ? formatPartialDate(locale, contract.signedOn) : commitments.validFrom({ from: formatPartialDate(locale, contract.signedOn), to: formatPartialDate(locale, contract.validUntil) }),
                  contract.edition, contract.renewedOn && common.named({ name: commitments.do.renew, text: formatPartialDate(locale, contract.renewedOn) }), contract.document?.name,
                ])}
              </p>
              <p className="text-xs whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">{contract.parties}</p>
              {contract.note && <p className="text-xs whitespace-pre-line text-muted [overflow-wrap:anywhere]">{contract.note}</p>}
              {mayWrite && (
                <p className="no-print mt-1 flex gap-4">
                  {contract.validUntil !== null && <Link to={dutyPanePath(code, "renew", { item: contract.item })} preventScrollReset className={ACTION} aria-label={common.named({ name: commitments.do.renew, text: contract.name })}>{commitments.do.renew}</Link>}
                  <Link to={dutyPanePath(code, "contract", { item: contract.item })} preventScrollReset className={ACTION} aria-label={common.named({ name: commitments.editContract, text: contract.name })}>{commitments.editContract}</Link>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
