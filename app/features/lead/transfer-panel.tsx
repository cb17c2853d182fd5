import { Form, useNavigation } from "@remix-run/react";
import { percentText } from "#app/domain/credit-shares.ts";
import { formatInstant } from "#app/i18n/format-date.ts";
import { formatList, joinFacts } from "#app/i18n/format.ts";
import { refusalsByField } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { LeadStanding, Transfer } from "#app/services/leads/lead-standing.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, buttonClasses } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Field, FieldErrors, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { NumberInput, Select, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import type { RefusedForm } from "../form-answer.ts";
import { talksPath } from "../project/project-address.ts";

export interface TransferPanelProps {
  readonly code: string;
  readonly formKey: string;
  readonly refused: RefusedForm | null;
  readonly standing: LeadStanding;
}

/** What a transfer says: from whom to whom, with which split of the credit, why, and what became of it. */
export function TransferText({ transfer }: { readonly transfer: Transfer }) {
  const { leads, project } = useWords();
  const locale = useLocale();
  const nameOf = (name: { readonly zh: string; readonly en: string }) => (locale === "en" ? name.en : name.zh);
  const shares = formatList(locale, transfer.shares.map(({ name, shareBp }) => leads.shareOf({ district: nameOf(name), percent: percentText(shareBp) })));
  return (
    <div className="text-sm">
      <p className="flex flex-wrap items-center gap-x-2 text-ink">
        <span className="font-strong">{leads.transferFromTo({ from: nameOf(transfer.from), to: nameOf(transfer.to) })}</span>
        <Chip tone={transfer.state === "asked" ? "yellow" : transfer.state === "accepted" ? "green" : "neutral"}>{leads.transferState[transfer.state]}</Chip>
      </p>
      <p className="text-ink-2">{leads.sharesAre({ shares })}</p>
      <p className="text-muted [overflow-wrap:anywhere]">{joinFacts(locale, [transfer.reason, transfer.askedBy])}</p>
      {transfer.state !== "asked" && <p className="text-muted [overflow-wrap:anywhere]">{joinFacts(locale, [transfer.recordedBy ?? project.system, formatInstant(locale, transfer.recordedFrom), transfer.answer])}</p>}
    </div>
  );
}

function AskForm({ code, formKey, refused, standing }: TransferPanelProps) {
  const words = useWords();
  const { common, leads } = words;
  const locale = useLocale();
  const mine = refused?.values.intent === "ask" ? refused : null;
  const form = useFocusFirstInvalid(mine);
  const isSending = useNavigation().state !== "idle";
  const errors = refusalsByField(words, mine?.errors ?? []);
  const typed = (name: string) => mine?.values[name] ?? "";
  const whole = errors[""];
  return (
    <details open={mine !== null}>
      <summary className={buttonClasses("secondary", "m", "cursor-pointer")}>{leads.askTransfer}</summary>
      <Form ref={form} method="post" action={talksPath(code)} noValidate className="mt-3 flex flex-col gap-3">
        <input type="hidden" name="intent" value="ask" />
        <input type="hidden" name="formKey" value={mine?.values.formKey ?? `${formKey}-ask`} />
        {whole && <Banner tone="error">{whole.join(" ")}</Banner>}
        <Field label={leads.toDistrict} name="toDistrict" errors={errors.toDistrict} required>
          {(control) => <Select {...control} defaultValue={typed("toDistrict")} empty={leads.chooseDistrict} options={standing.places.map((place) => ({ value: place.code, label: locale === "en" ? place.en : place.zh }))} />}
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={leads.keepShare} name="fromShare" errors={errors.fromShare} required>{(control) => <NumberInput {...control} defaultValue={typed("fromShare") || "50"} suffix="%" />}</Field>
          <Field label={leads.giveShare} name="toShare" errors={errors.toShare} required>{(control) => <NumberInput {...control} defaultValue={typed("toShare") || "50"} suffix="%" />}</Field>
        </div>
        {errors.shares && <FieldErrors errors={errors.shares} />}
        <Field label={common.reason} name="reason" errors={errors.reason} required>
          {(control) => <TextInput {...control} defaultValue={typed("reason")} autoComplete="off" maxLength={500} />}
        </Field>
        <div><Button type="submit" variant="primary" disabled={isSending}>{leads.askTransfer}</Button></div>
      </Form>
    </details>
  );
}

/** Transfers of a lead between districts: the one that waits for an answer, those that are over, and a form to ask for the next. */
export function TransferPanel(props: TransferPanelProps) {
  const { code, formKey, refused, standing } = props;
  const words = useWords();
  const { leads } = words;
  const open = standing.transfers.find(({ state }) => state === "asked");
  const refusedWithdrawal = refused?.values.intent === "withdraw" ? refusalsByField(words, refused.errors)[""] : undefined;
  return (
    <Panel title={leads.transfer} meta={standing.mayAsk ? leads.transferNote : null}>
      {standing.transfers.length === 0 && !standing.mayAsk && <p className="text-sm text-muted">{leads.noTransfers}</p>}
      {standing.transfers.length > 0 && <ul className="mb-3 flex flex-col gap-3">{standing.transfers.map((transfer) => <li key={transfer.item}><TransferText transfer={transfer} /></li>)}</ul>}
      {refusedWithdrawal && <Banner tone="error" className="mb-3">{refusedWithdrawal.join(" ")}</Banner>}
      {open && standing.mayWithdraw && (
        <Form method="post" action={talksPath(code)}>
          <input type="hidden" name="intent" value="withdraw" />
          <input type="hidden" name="transfer" value={open.id} />
          <input type="hidden" name="formKey" value={`${formKey}-withdraw`} />
          <Button type="submit">{leads.withdrawTransfer}</Button>
        </Form>
      )}
      {standing.mayAsk && <AskForm {...props} />}
    </Panel>
  );
}
