import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { formatList, formatPercent, formatScaled, joinFacts, MISSING } from "#app/i18n/format.ts";
import { lightReason } from "#app/i18n/light-words.ts";
import { formatFloorAreaRatio } from "#app/i18n/predicate-words.ts";
import { trailValueText } from "#app/i18n/field-values.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ReactNode } from "react";
import type { HeadView } from "#app/services/projects/project-head.server.ts";
import { Chip } from "#app/ui/chip.tsx";
import { Amount } from "../amount.tsx";
import { LightBadge } from "../light-mark.tsx";
import { StageName } from "../stage-mark.tsx";
import { SubStateChip } from "../sub-state-chip.tsx";
import { StageSteps } from "./stage-steps.tsx";

const E4_DECIMALS = 4;

/** How the CNY value was fixed: rate, day and why that day. */
export function useFrozenText(): (view: Pick<HeadView, "input" | "money">) => string | null {
  const { project } = useWords();
  const locale = useLocale();
  return ({ input, money: { frozenRate } }) => {
    if (input.amount === null || frozenRate === null) return null;
    if (frozenRate.cnyPerUnit === null) return project.noRate;
    const date = formatPartialDate(locale, frozenRate.on);
    const text = project.frozenDetail({ rate: frozenRate.cnyPerUnit, basis: project.basis[frozenRate.basis], date });
    return frozenRate.beforeFirst ? joinFacts(locale, [text, project.rateBeforeFirst]) : text;
  };
}

function Fact({ label, children, strong = false }: { readonly label: string; readonly children: ReactNode; readonly strong?: boolean }) {
  return (
    <div className="min-w-0 border-line py-0.5 md:border-l md:px-5 md:first:border-l-0 md:first:pl-0">
      <dt className="text-xs whitespace-nowrap text-muted">{label}</dt>
      <dd className={`max-w-80 truncate text-base text-ink ${strong ? "font-strong" : ""}`}>{children}</dd>
    </div>
  );
}

function KeyFacts({ view }: { readonly view: HeadView }) {
  const { fields, kinds, progress, project } = useWords();
  const locale = useLocale();
  const frozen = useFrozenText()(view);
  const { input, money, names } = view;
  const value = (field: string, given: unknown) => trailValueText(locale, field, given, names);
  const original = formatMoney(locale, input.amount, input.currency, "exact");
  const isForeignMoney = input.currency !== "CNY" && input.amount !== null;
  const modifier = input.amountModifier === null ? null : kinds.amountModifier[input.amountModifier];
  const investors = value("investors", input.investors);
  return (
    <dl className="mt-2 flex flex-wrap gap-y-2 max-md:hidden">
      <Fact label={fields.amount} strong>
        <span title={joinFacts(locale, [original, frozen])}>
          <Amount amount={isForeignMoney ? input.amount : (money.totalCny ?? input.amount)} currency={isForeignMoney ? input.currency : "CNY"} modifier={modifier} />
          {isForeignMoney && <span className="font-normal text-muted"> ≈ {money.totalCny === null ? MISSING : formatMoney(locale, money.totalCny)}</span>}
        </span>
      </Fact>
      {view.investedCny !== null && (
        <Fact label={progress.panel}>
          {money.totalCny ? progress.shareDone({ amount: formatMoney(locale, view.investedCny), share: formatPercent(view.investedCny, money.totalCny) }) : formatMoney(locale, view.investedCny)}
        </Fact>
      )}
      <Fact label={fields.investor}><span title={investors}>{input.investors.length === 0 ? MISSING : investors}</span></Fact>
      <Fact label={fields.district}>{value("district", input.district)}</Fact>
      <Fact label={fields.industry}><span title={value("division", input.division)}>{value("division", input.division)}</span></Fact>
      <Fact label={fields.liaison}>{value("liaisonId", input.liaisonId)}</Fact>
      <Fact label={fields.bureauChief}>{input.bureauChief ?? MISSING}</Fact>
      {input.landMuE4 !== null && (
        <Fact label={project.land}>
          {input.farE4 === null ? project.mu({ n: formatScaled(input.landMuE4, E4_DECIMALS, true) }) : project.landAndFar({ land: formatScaled(input.landMuE4, E4_DECIMALS, true), far: formatFloorAreaRatio(input.farE4) })}
        </Fact>
      )}
    </dl>
  );
}

/** On a phone: who, where, how much in one line, and the present stage under its bar. */
function PhoneFacts({ view }: { readonly view: HeadView }) {
  const { gates, stages } = useWords();
  const locale = useLocale();
  const { card, input, money, names } = view;
  const missing = view.gate?.lines.filter((line) => !line.met).length ?? 0;
  return (
    <>
      <p className="text-sm text-muted md:hidden">
        {joinFacts(locale, [formatList(locale, input.investors.map(({ name }) => name)), input.district && trailValueText(locale, "district", input.district, names), formatMoney(locale, money.totalCny)])}
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-2 text-sm md:hidden">
        <span className="font-strong text-ink"><StageName stage={card.stage} /></span>
        <span className="text-muted">{joinFacts(locale, [card.daysInStage === null ? null : stages.dayOfStage({ n: card.daysInStage }), missing > 0 ? gates.missingShort({ n: missing }) : null])}</span>
      </p>
    </>
  );
}

/** The head of a project: what it is, how it stands, and where it is on its way. */
export function ProjectHead({ view, actions }: { readonly view: HeadView; readonly actions: ReactNode }) {
  const words = useWords();
  const locale = useLocale();
  const { kinds, project } = words;
  const { card, input } = view;
  const isOpen = card.stage !== "done" && card.stage !== "left";
  return (
    <header className="border-b border-line bg-surface px-4 pt-3 md:px-6">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
        <h1 className="min-w-0 text-xl [overflow-wrap:anywhere]">{input.name}</h1>
        <Chip>{kinds.kind[input.kind ?? "new_build"]}</Chip>
        {!isOpen && <Chip tone="solid"><StageName stage={card.stage} /></Chip>}
        {card.subState && <SubStateChip state={card.subState} />}
        {card.isSuspended && <Chip tone="yellow" title={input.suspensionReason ?? undefined}>{project.suspendedSince({ date: formatPartialDate(locale, input.suspendedOn) })}</Chip>}
        {input.archivedOn !== null && <Chip tone="outline">{project.archived}</Chip>}
        {isOpen && <LightBadge light={card.light} reason={lightReason(words, card)} />}
        <span className="ml-auto flex flex-wrap items-center gap-2">{actions}</span>
      </div>
      <KeyFacts view={view} />
      <PhoneFacts view={view} />
      <StageSteps card={card} milestones={view.milestones} today={view.today} missing={view.missing} />
    </header>
  );
}
