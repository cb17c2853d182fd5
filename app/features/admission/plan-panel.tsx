import { Link } from "@remix-run/react";
import { EQUAL_RATIO_E4, REPLACED } from "#app/domain/replacement.ts";
import type { Replaced } from "#app/domain/replacement.ts";
import { unscaled } from "#app/domain/decimal.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatScaled } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { BalanceView, PlanView, TwoHighView } from "#app/services/two-high/two-high-view.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Field } from "#app/ui/field.tsx";
import { NumberInput, TextArea, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";
import { filesPath } from "../project/project-address.ts";
import { FoldedForm } from "./action-form.tsx";
import type { DrawnAnswer } from "../form-answer.ts";

const E4_DECIMALS = 4;
const shown = (value: number) => formatScaled(value, E4_DECIMALS, true);

function Balances({ plan }: { readonly plan: PlanView }) {
  const { admission } = useWords();
  const ratio = ({ ratioE4 }: BalanceView) => (ratioE4 === EQUAL_RATIO_E4 ? admission.equal : admission.reduced({ ratio: shown(ratioE4) }));
  return (
    <TableFrame label={admission.planTitle}>
      <thead><tr><HeadCell>{admission.measure}</HeadCell><HeadCell align="end">{admission.needed}</HeadCell><HeadCell align="end">{admission.replacedAmount}</HeadCell><HeadCell>{admission.ratio}</HeadCell><HeadCell align="end">{admission.balance}</HeadCell></tr></thead>
      <tbody>
        {plan.balances.map((balance) => (
          <Row key={balance.dimension}>
            <NameCell>{admission.replaced[balance.dimension]} <span className="text-xs font-normal text-muted">{balance.measure}</span></NameCell>
            <Cell align="end">{shown(balance.neededE4)}</Cell>
            <Cell align="end" title={balance.source ?? undefined}>{shown(balance.replacedE4)}</Cell>
            <Cell>{ratio(balance)}</Cell>
            <Cell align="end">{balance.leftE4 < 0 ? <span className="text-light-red-text">{admission.short({ n: shown(-balance.leftE4) })}</span> : shown(balance.leftE4)}</Cell>
          </Row>
        ))}
      </tbody>
    </TableFrame>
  );
}

function BalanceFields({ dimension, plan, drawn: { byField, values } }: { readonly dimension: Replaced; readonly plan: PlanView | null; readonly drawn: DrawnAnswer }) {
  const { admission } = useWords();
  const stored = plan?.balances.find((balance) => balance.dimension === dimension);
  const was = stored && { needed: unscaled(stored.neededE4, E4_DECIMALS), replaced: unscaled(stored.replacedE4, E4_DECIMALS), ratio: unscaled(stored.ratioE4, E4_DECIMALS), measure: stored.measure, source: stored.source ?? "" };
  const valueOf = (field: keyof NonNullable<typeof was>, otherwise = "") => values[`${dimension}.${field}`] ?? was?.[field] ?? otherwise;
  const number = (field: "needed" | "replaced" | "ratio", label: string, otherwise?: string) => (
    <Field label={label} name={`${dimension}.${field}`} errors={byField[`${dimension}.${field}`]}>{(control) => <NumberInput {...control} defaultValue={valueOf(field, otherwise)} />}</Field>
  );
  return (
    <fieldset className="border-t border-line pt-2">
      <legend className="float-left mb-1 w-full text-sm font-strong text-ink">{admission.replaced[dimension]}</legend>
      <div className="clear-both grid grid-cols-2 gap-2">
        {number("needed", admission.needed)}
        {number("replaced", admission.replacedAmount)}
        {number("ratio", admission.ratio, "1")}
        <Field label={admission.measure} name={`${dimension}.measure`} errors={byField[`${dimension}.measure`]}>{(control) => <TextInput {...control} defaultValue={valueOf("measure", admission.measures[dimension])} autoComplete="off" />}</Field>
        <Field label={admission.sourceOf} name={`${dimension}.source`} errors={byField[`${dimension}.source`]} className="col-span-2" required>{(control) => <TextInput {...control} defaultValue={valueOf("source")} autoComplete="off" />}</Field>
      </div>
    </fieldset>
  );
}

const PLAN_FIELDS = ["note", ...REPLACED.flatMap((dimension) => ["needed", "replaced", "ratio", "measure", "source"].map((field) => `${dimension}.${field}`))];

export interface PlanPanelProps {
  readonly code: string;
  readonly view: TwoHighView;
  readonly today: string;
  readonly mayEdit: boolean;
  readonly mayDecide: boolean;
  readonly formKey: string;
}

function PlanForms({ view: { plan }, today, mayEdit, mayDecide, formKey }: PlanPanelProps) {
  const { admission, common } = useWords();
  const present = plan && { by: plan.by, at: plan.at, says: <Balances plan={plan} /> };
  const isApproved = plan !== null && plan.approvedOn !== null;
  return (
    <div className="flex flex-wrap gap-2">
      {mayEdit && !isApproved && (
        <FoldedForm intent="plan" label={admission.editPlan} text={admission.ratioHint} formKey={formKey} submit={admission.savePlan} hidden={{ seen: plan?.seen ?? null }} fields={PLAN_FIELDS} present={present}>
          {(drawn) => (
            <>
              {REPLACED.map((dimension) => <BalanceFields key={dimension} dimension={dimension} plan={plan} drawn={drawn} />)}
              <Field label={admission.note} name="note" errors={drawn.byField.note}>{(control) => <TextArea {...control} rows={2} defaultValue={drawn.values.note ?? plan?.note ?? ""} />}</Field>
            </>
          )}
        </FoldedForm>
      )}
      {mayDecide && plan && !isApproved && (
        <FoldedForm intent="approve" item={plan.item} label={admission.approve} formKey={formKey} submit={admission.approve} hidden={{ seen: plan.seen }} fields={["approvedOn", "approval"]} present={present}>
          {({ byField, values }) => (
            <>
              <Field label={admission.approvedOn} name="approvedOn" errors={byField.approvedOn} className="max-w-56" required>{(control) => <TextInput {...control} defaultValue={values.approvedOn ?? today} autoComplete="off" inputMode="numeric" />}</Field>
              <Field label={admission.approval} name="approval" errors={byField.approval} required>{(control) => <TextInput {...control} defaultValue={values.approval ?? ""} autoComplete="off" />}</Field>
            </>
          )}
        </FoldedForm>
      )}
      {mayDecide && plan && isApproved && (
        <FoldedForm intent="revoke" item={plan.item} label={admission.revoke} formKey={formKey} submit={admission.revoke} submitVariant="danger" hidden={{ seen: plan.seen }} fields={["reason"]} present={present}>
          {({ byField, values }) => <Field label={common.reason} name="reason" errors={byField.reason} required>{(control) => <TextArea {...control} rows={2} defaultValue={values.reason ?? ""} />}</Field>}
        </FoldedForm>
      )}
    </div>
  );
}

/** What a two-high project replaces: three balances, and since when the plan is approved. */
export function PlanPanel(props: PlanPanelProps) {
  const { code, view } = props;
  const { admission } = useWords();
  const locale = useLocale();
  const { plan, planOn } = view;
  const isNeeded = view.result === "hit";
  const state = plan?.approvedOn ? <Chip tone="green">{formatPartialDate(locale, plan.approvedOn)}</Chip> : <Chip tone={isNeeded && planOn === null ? "red" : "outline"}>{planOn === null ? admission.notApproved : formatPartialDate(locale, planOn)}</Chip>;
  return (
    <Panel flush id="replacement" title={admission.planTitle} action={state}>
      <div className="flex flex-col gap-2 pb-3 *:px-4">
        <p className="text-sm text-muted">{isNeeded ? admission.planNeeded : admission.planNotNeeded}</p>
        {plan === null ? <p className="text-sm">{planOn === null ? admission.noPlan : admission.planOnOnly({ date: formatPartialDate(locale, planOn) })}</p> : <div className="px-0!"><Balances plan={plan} /></div>}
        {plan?.approvedOn && <p className="text-sm">{admission.approved({ date: formatPartialDate(locale, plan.approvedOn), by: plan.approval ?? "" })}</p>}
        {plan?.revocationReason && <p className="text-sm text-muted">{admission.revoked({ reason: plan.revocationReason })}</p>}
        {plan && !plan.approvedOn && !plan.isBalanced && <div><Banner tone="warning">{admission.notBalanced}</Banner></div>}
        {(plan !== null || isNeeded) && (
          <p className="text-xs text-muted">
            {view.hasDocument ? admission.documentThere : admission.documentMissing} <Link to={view.hasDocument ? filesPath(code) : filesPath(code, { kind: "replacement_plan" })} className="link inline-flex min-h-6 items-center touch:min-h-11">{view.hasDocument ? admission.toFiles : admission.uploadPlan}</Link>
          </p>
        )}
        <PlanForms {...props} />
      </div>
    </Panel>
  );
}
