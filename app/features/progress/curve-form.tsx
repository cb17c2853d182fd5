import { Form, useNavigation } from "@remix-run/react";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { CurvePage } from "#app/services/progress/plan-curve.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { Field, FieldErrors, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { Select, TextInput } from "#app/ui/inputs.tsx";
import { CURVE_STEPS } from "#app/domain/investment-curve.ts";
import { formatList } from "#app/i18n/format.ts";
import { refusalsByField } from "#app/i18n/refusal-text.ts";
import { useRefusal } from "../form-answer.ts";
import { planPath, progressPath } from "./progress-address.ts";
import { yuanInWords } from "./typed-yuan.ts";

const SPARE_LINES = 2;
const POINT_FIELD = /^points\[(\d+)\]\.(month|amount)$/;

/** The total, the months and the step from which a curve is drawn; asking for it changes nothing. */
export function OutlineForm({ page }: { readonly page: CurvePage }) {
  const words = useWords();
  const { progress } = words;
  const locale = useLocale();
  const { outline } = page;
  const errors = refusalsByField(words, page.faults);
  return (
    <Form method="get" action={planPath(page.code)} noValidate className="grid grid-cols-2 items-start gap-3 lg:grid-cols-[repeat(4,minmax(0,1fr))_auto]">
      <Field label={progress.outlineTotal} name="total" errors={errors.total}>{(control) => <TextInput {...control} key={outline.totalCny} defaultValue={yuanInWords(locale, outline.totalCny)} autoComplete="off" />}</Field>
      <Field label={progress.outlineFrom} name="from" errors={errors.from}>{(control) => <TextInput {...control} key={outline.from} defaultValue={outline.from} autoComplete="off" maxLength={7} />}</Field>
      <Field label={progress.outlineTo} name="to" errors={errors.to}>{(control) => <TextInput {...control} key={outline.to} defaultValue={outline.to} autoComplete="off" maxLength={7} />}</Field>
      <Field label={progress.outlineStep} name="step" errors={errors.step}>{(control) => <Select {...control} key={outline.step} defaultValue={outline.step} options={CURVE_STEPS.map((step) => ({ value: step, label: progress.step[step] }))} />}</Field>
      <Button type="submit" size="l" className="lg:mt-6.5">{progress.draw}</Button>
    </Form>
  );
}

interface Line {
  readonly month: string;
  readonly amount: string;
}

/** The lines as they were typed, else as they are stored or drawn, and a few empty ones. */
function linesOf(page: CurvePage, values: Readonly<Record<string, string>>, inWords: (cny: number) => string): Line[] {
  const typed = Object.keys(values).flatMap((name) => {
    const found = POINT_FIELD.exec(name);
    return found ? [Number(found[1])] : [];
  });
  const count = typed.length > 0 ? Math.max(...typed) + 1 : page.points.length + SPARE_LINES;
  return Array.from({ length: count }, (_, index) => {
    const point = page.points[index];
    if (typed.length > 0) return { month: values[`points[${index}].month`] ?? "", amount: values[`points[${index}].amount`] ?? "" };
    return { month: point?.month ?? "", amount: point ? inWords(point.cny) : "" };
  });
}

function LineInputs({ index, line, errors }: { readonly index: number; readonly line: Line; readonly errors: Readonly<Record<string, readonly string[]>> }) {
  const { progress } = useWords();
  const [month, amount] = [`points[${index}].month`, `points[${index}].amount`];
  const faults = [...(errors[month] ?? []), ...(errors[amount] ?? [])];
  const faultsId = `faults-${index}`;
  const wired = (name: string) => (errors[name] ? { "aria-invalid": true as const, "aria-describedby": faultsId } : {});
  return (
    <li className="min-w-0">
      <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
        <TextInput name={month} defaultValue={line.month} aria-label={progress.pointMonth({ n: index + 1 })} autoComplete="off" maxLength={7} {...wired(month)} />
        <TextInput name={amount} defaultValue={line.amount} aria-label={progress.pointAmount({ n: index + 1 })} autoComplete="off" maxLength={120} className="text-right" {...wired(amount)} />
      </div>
      {faults.length > 0 && <FieldErrors id={faultsId} errors={faults} />}
    </li>
  );
}

/** The planned cumulative by month, line by line; works without JavaScript. */
export function CurveForm({ page, formKey }: { readonly page: CurvePage; readonly formKey: string }) {
  const { common, progress } = useWords();
  const locale = useLocale();
  const drawn = useRefusal(["reason"]);
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state !== "idle";
  const { byField, values, isStale } = drawn;
  const lines = linesOf(page, values, (cny) => yuanInWords(locale, cny));
  const whole = drawn.byField.points ?? drawn.byField[""] ?? [];
  return (
    <Form ref={form} method="post" action={planPath(page.code)} noValidate className="flex flex-col gap-4">
      {isStale && <Banner tone="warning" title={progress.planStale}>{formatList(locale, page.points.map(({ month, cny }) => `${month} ${yuanInWords(locale, cny)}`))}</Banner>}
      {!isStale && whole.length > 0 && <Banner tone="error">{whole.join(" ")}</Banner>}
      {page.isDrawn && <Banner>{progress.drawnNote}</Banner>}
      <input type="hidden" name="seen" value={isStale || values.seen === undefined ? String(page.seen ?? "") : values.seen} />
      <input type="hidden" name="formKey" value={isStale ? formKey : (values.formKey ?? formKey)} />
      <p className="text-xs text-muted">{progress.pointsHint}</p>
      <ul className={classNames("grid gap-x-6 gap-y-2", lines.length > 6 && "md:grid-cols-2 xl:grid-cols-3")}>
        {lines.map((line, index) => <LineInputs key={index} index={index} line={line} errors={byField} />)}
      </ul>
      {page.seen !== null && <Field label={progress.planReason} name="reason" errors={byField.reason} aside={common.optional}>{(control) => <TextInput {...control} defaultValue={values.reason ?? ""} autoComplete="off" maxLength={1000} />}</Field>}
      <div className="flex justify-end gap-2">
        <LinkButton to={progressPath(page.code)} size="l">{common.cancel}</LinkButton>
        <Button type="submit" variant="primary" size="l" disabled={isSending}>{progress.savePlan}</Button>
      </div>
    </Form>
  );
}
