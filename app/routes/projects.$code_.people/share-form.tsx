import { Form, useLocation, useNavigation } from "@remix-run/react";
import { percentText } from "#app/domain/credit-shares.ts";
import { useRefusal } from "#app/features/form-answer.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { PeoplePage } from "#app/services/projects/people-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field, FieldErrors, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { NumberInput, Select, TextInput } from "#app/ui/inputs.tsx";

const FEWEST_ROWS = 3;
const EMPTY_ROWS = 1;

/** Districts and their shares of the credit, in percent. It works without JavaScript. */
export function ShareForm({ credit, places, formKey }: Pick<PeoplePage, "credit" | "places"> & { readonly formKey: string }) {
  const { common, credits } = useWords();
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const count = Math.max(FEWEST_ROWS, credit.shares.length + EMPTY_ROWS);
  const rows = Array.from({ length: count }, (_, index) => ({ district: `shares[${index}].district`, share: `shares[${index}].share` }));
  const drawn = useRefusal(["reason", "shares", ...rows.flatMap((row) => [row.district, row.share])], (answer) => answer.values["intent"] === "share");
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state !== "idle";
  const { byField, values } = drawn;
  const valueOf = (name: string, stored: string | undefined) => (drawn.answer ? (values[name] ?? "") : (stored ?? ""));
  const options = places.map((place) => ({ value: place.code, label: locale === "en" ? place.en : place.zh }));
  return (
    <Form ref={form} method="post" action={`${pathname}${search}`} preventScrollReset noValidate className="flex flex-col gap-4 px-5 pb-5">
      <input type="hidden" name="intent" value="share" />
      <input type="hidden" name="formKey" value={values["formKey"] ?? formKey} />
      <input type="hidden" name="seen" value={credit.seen} />
      {drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.join(" ")}</Banner>}
      <p className="text-sm text-muted">{credits.hint}</p>
      {byField["shares"] && <FieldErrors errors={byField["shares"]} />}
      {rows.map((row, index) => (
        <div key={row.district} className="grid grid-cols-[minmax(0,1fr)_7rem] gap-3">
          <Field label={credits.district({ n: index + 1 })} name={row.district} errors={byField[row.district]}>
            {(control) => <Select {...control} empty={common.none} defaultValue={valueOf(row.district, credit.shares[index]?.district)} options={options} />}
          </Field>
          <Field label={credits.percent({ n: index + 1 })} name={row.share} errors={byField[row.share]}>
            {(control) => <NumberInput {...control} defaultValue={valueOf(row.share, credit.shares[index] && percentText(credit.shares[index].shareBp))} maxLength={12} aria-invalid={control["aria-invalid"] ?? (byField["shares"] && index === 0 ? true : undefined)} />}
          </Field>
        </div>
      ))}
      <Field label={common.reason} name="reason" errors={byField["reason"]}>{(control) => <TextInput {...control} defaultValue={valueOf("reason", credit.reason ?? "")} autoComplete="off" maxLength={200} />}</Field>
      <div className="flex justify-end"><Button type="submit" variant="primary" size="l" disabled={isSending}>{credits.save}</Button></div>
    </Form>
  );
}
