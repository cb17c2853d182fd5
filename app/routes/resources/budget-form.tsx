import { Form, useLocation, useNavigation } from "@remix-run/react";
import { RESOURCE_KINDS } from "#app/domain/resources.ts";
import type { ResourceKind } from "#app/domain/resources.ts";
import { unscaled } from "#app/domain/decimal.ts";
import { useRefusal } from "#app/features/form-answer.ts";
import { useResourceText } from "#app/features/resources/resource-panel.tsx";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ResourcesPage } from "#app/services/resources/resources-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Segments } from "#app/ui/chip.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { NumberInput, Select, TextInput } from "#app/ui/inputs.tsx";

const E4_DECIMALS = 4;

/** What the address says the form sets: which resource, for which place ("" is the whole city). */
export interface BudgetChoice {
  readonly kind: ResourceKind;
  readonly place: string;
}

/** Sets the budget of a resource for the city or a district of it; which one is chosen by address, so that the form knows the present one. */
export function BudgetForm({ page, choice, formKey }: { readonly page: ResourcesPage; readonly choice: BudgetChoice; readonly formKey: string }) {
  const { resources, common } = useWords();
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const text = useResourceText();
  const drawn = useRefusal(["amount", "note"]);
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state !== "idle";
  const lines = choice.place === "" ? page.city : (page.districts.find(({ place }) => place.code === choice.place)?.lines ?? []);
  const line = lines.find(({ kind }) => kind === choice.kind) ?? null;
  const addressOf = (kind: string, place: string) => `${pathname}?${new URLSearchParams({ year: String(page.year), budget: kind, ...(place === "" ? {} : { place }) })}`;
  return (
    <div className="flex flex-col gap-3">
      <Segments label={resources.kindLabel} segments={RESOURCE_KINDS.map((kind) => ({ key: kind, to: addressOf(kind, choice.place), current: kind === choice.kind, content: resources.kind[kind] }))} />
      <Form method="get" className="flex items-end gap-2" preventScrollReset>
        <input type="hidden" name="year" value={page.year} />
        <input type="hidden" name="budget" value={choice.kind} />
        <Select key={choice.place} compact name="place" aria-label={resources.district} empty={resources.wholeCity} defaultValue={choice.place} options={page.districts.map(({ place }) => ({ value: place.code, label: locale === "en" ? place.en : place.zh }))} />
        <Button type="submit" size="s">{common.open}</Button>
      </Form>
      <Form key={`${choice.kind}${choice.place}`} ref={form} method="post" action={`${pathname}${search}`} preventScrollReset noValidate className="flex flex-col gap-3">
        {Object.entries({ formKey, year: page.year, kind: choice.kind, district: choice.place, seen: line?.seen ?? "" }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.join(" ")} {line?.amountE4 != null && <strong className="font-strong">{resources.present({ n: text(choice.kind, line.amountE4) })}</strong>}</Banner>}
        <Field label={`${resources.amountLabel} (${resources.unit[choice.kind]})`} name="amount" errors={drawn.byField.amount} required>
          {(control) => <NumberInput {...control} defaultValue={drawn.values.amount ?? (line?.amountE4 == null ? "" : unscaled(line.amountE4, E4_DECIMALS))} />}
        </Field>
        <Field label={resources.note} name="note" errors={drawn.byField.note}>{(control) => <TextInput {...control} defaultValue={drawn.values.note ?? line?.note ?? ""} autoComplete="off" />}</Field>
        <div><Button type="submit" variant="primary" disabled={isSending}>{resources.saveBudget}</Button></div>
      </Form>
    </div>
  );
}
