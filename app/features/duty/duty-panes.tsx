import { useNavigate } from "@remix-run/react";
import { proposedVerdict } from "#app/domain/commitments.ts";
import type { Side } from "#app/domain/commitments.ts";
import { commitmentName, measuredText, promisedText } from "#app/i18n/commitment-words.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { Words } from "#app/i18n/words.ts";
import type { DutyIntent } from "#app/schemas/duty-forms.ts";
import type { DutiesOfProject } from "#app/services/commitments/project-duties.server.ts";
import type { DutyView } from "#app/services/commitments/duty-views.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { dutiesPath } from "./duty-address.ts";
import { DutyForm } from "./duty-form.tsx";
import type { DutyField, PresentState } from "./duty-form.tsx";
import { amendFields, breachFields, commitFields, contractFields, judgeFields, rectifyFields, renewFields, reportFields, reviewFields } from "./pane-fields.ts";

export interface DutyPane {
  readonly pane: DutyIntent;
  readonly item: number | null;
  readonly side: Side | null;
}

/** What a pane draws: its heads, its fields and the version it rests on. */
interface Drawn {
  readonly title: string;
  readonly description: string;
  readonly fields: readonly DutyField[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly note?: string;
  readonly isBarred?: boolean;
  readonly present?: PresentState;
}

/** A promise in a few words: what, and by when. */
export function promiseLine(words: Words, locale: Locale, duty: Parameters<typeof promisedText>[2] & { readonly dueOn: string | null }): string {
  return joinFacts(locale, [promisedText(words, locale, duty), duty.dueOn === null ? null : words.commitments.dueOn({ date: formatPartialDate(locale, duty.dueOn) })]);
}

function dutyPane(words: Words, locale: Locale, page: DutiesOfProject, pane: DutyIntent, duty: DutyView): Drawn | null {
  const { commitments } = words;
  const actual = duty.actualOn === null ? null : measuredText(words, locale, duty.actualE4, duty.measure);
  const verdict = duty.verdict === null ? null : commitments.verdict[duty.verdict];
  const now = joinFacts(locale, [promiseLine(words, locale, duty), actual && `${commitments.field.actualValue} ${actual}`, duty.actualNote, verdict]);
  const base = {
    description: joinFacts(locale, [promiseLine(words, locale, duty), actual && commitments.reportedBy({ by: commitments.event.reported, date: actual })]), hidden: { item: String(duty.item), seen: String(duty.seen) },
    present: { at: duty.changedAt, by: duty.changedBy, text: commitments.now({ text: now }) }, title: commitmentName(words, duty),
  };
  switch (pane) {
    case "amend": return { ...base, fields: amendFields(words, locale, page, duty), note: commitments.hint.amend };
    case "report": return { ...base, fields: reportFields(words, page, duty) };
    case "judge": {
      const proposed = proposedVerdict(duty, duty.actualE4);
      return { ...base, fields: judgeFields(words, duty), isBarred: duty.isOwnReport && page.hasOtherJudges, ...(proposed === null ? {} : { note: commitments.proposed({ verdict: commitments.verdict[proposed] }) }) };
    }
    case "withdraw": return { ...base, fields: [{ name: "reason", kind: "lines", label: commitments.field.reason, required: true }], note: commitments.hint.withdraw };
    case "breach": return duty.nextStep === null ? null : { ...base, fields: breachFields(words, page, duty), hidden: { ...base.hidden, step: duty.nextStep }, note: commitments.step[duty.nextStep] };
    default: return null;
  }
}

function drawnPane(words: Words, locale: Locale, page: DutiesOfProject, { pane, item, side }: DutyPane): Drawn | null {
  const { commitments } = words;
  const ofItem = (row: { item: number; seen: number } | null): Readonly<Record<string, string>> => (row ? { item: String(row.item), seen: String(row.seen) } : {});
  switch (pane) {
    case "contract": case "renew": {
      const contract = page.contracts.find((row) => row.item === item) ?? null;
      if (pane === "renew") return contract && { title: commitments.do.renew, description: contract.name, fields: renewFields(words, page, contract), hidden: ofItem(contract) };
      return { title: contract ? commitments.editContract : commitments.do.contract, description: contract?.name ?? "", fields: contractFields(words, page, contract), hidden: ofItem(contract) };
    }
    case "commit": return { title: commitments.duties[side ?? "investor"], description: "", fields: commitFields(words, locale, page, side ?? "investor"), hidden: { side: side ?? "investor" } };
    case "review": case "rectify": {
      const review = page.reviews.find((row) => row.item === item) ?? null;
      if (pane === "rectify") return review && { title: commitments.do.rectify, description: review.rectify ?? "", fields: rectifyFields(words, page.head.today), hidden: ofItem(review) };
      return { title: review ? commitments.editReview : commitments.do.review, description: "", fields: reviewFields(words, page, review), hidden: ofItem(review) };
    }
    default: {
      const duty = page.duties.find((row) => row.item === item);
      return duty ? dutyPane(words, locale, page, pane, duty) : null;
    }
  }
}

/** The form that the address asks for: a dialog, on a phone a sheet, without JavaScript a part of the page. */
export function DutyPanes({ page, open, formKey }: { readonly page: DutiesOfProject; readonly open: DutyPane; readonly formKey: string }) {
  const words = useWords();
  const locale = useLocale();
  const navigate = useNavigate();
  const { common, commitments } = words;
  const drawn = drawnPane(words, locale, page, open);
  if (!drawn) return null;
  const close = () => navigate(dutiesPath(page.head.code), { preventScrollReset: true, replace: true });
  return (
    <Dialog key={`${open.pane} ${open.item}`} isOpen onClose={close} size="m" closeLabel={common.close} eyebrow={commitments.do[open.pane]} title={drawn.title} description={drawn.description}>
      {drawn.isBarred ? <Banner tone="warning" className="mx-5 mb-4">{commitments.ownReport}</Banner>
        : <DutyForm intent={open.pane} hidden={drawn.hidden} formKey={formKey} fields={drawn.fields} submit={open.pane === "withdraw" ? commitments.do.withdraw : common.save} submitVariant={open.pane === "withdraw" ? "danger" : "primary"} present={drawn.present ?? null} note={drawn.note} />}
    </Dialog>
  );
}
