import { refusalText } from "#app/i18n/refusal-text.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { IssuePage } from "#app/services/issues/issue-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextArea, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { ActionForm, FoldedForm } from "../admission/action-form.tsx";
import type { DrawnAnswer } from "../form-answer.ts";
import { HandOverForm } from "./hand-over-form.tsx";

interface TextFieldProps {
  readonly drawn: DrawnAnswer;
  readonly name: "reason" | "note" | "reply";
  readonly label: string;
  readonly isRequired?: boolean;
  readonly hint?: string;
  readonly present?: string | null;
}

function TextField({ drawn, name, label, isRequired = false, hint, present }: TextFieldProps) {
  return (
    <Field label={label} name={name} errors={drawn.byField[name]} required={isRequired} {...(hint ? { hint } : {})}>
      {(control) => <TextArea {...control} rows={name === "reply" ? 4 : 2} defaultValue={drawn.values[name] ?? present ?? ""} />}
    </Field>
  );
}

function DayField({ drawn, name, label }: { readonly drawn: DrawnAnswer; readonly name: "until" | "dueOn"; readonly label: string }) {
  const { common } = useWords();
  return (
    <Field label={label} name={name} errors={drawn.byField[name]} className="max-w-56" required>
      {(control) => <TextInput {...control} defaultValue={drawn.values[name] ?? ""} placeholder={common.dayFormat} autoComplete="off" inputMode="numeric" />}
    </Field>
  );
}

export interface IssueActionsProps {
  readonly page: IssuePage;
  readonly formKey: string;
}

/** What the unit in hand does: receipt, reply, more time, closing. */
function UnitForms({ page, formKey }: IssueActionsProps) {
  const { issues, common } = useWords();
  const { mays, ownReply } = page;
  const each = { formKey, hidden: { seen: page.seen } };
  return (
    <>
      {mays.receive && <ActionForm {...each} intent="receive" submit={issues.receive} fields={[]}>{() => null}</ActionForm>}
      {mays.reply && (
        <FoldedForm {...each} intent="reply" label={ownReply === null ? issues.reply : issues.revise} submit={issues.saveReply} fields={["reply"]}>
          {(drawn) => <TextField drawn={drawn} name="reply" label={issues.replyLabel} present={ownReply} isRequired />}
        </FoldedForm>
      )}
      {mays.askLonger && (
        <FoldedForm {...each} intent="askLonger" label={issues.askLonger} submit={issues.askLonger} fields={["until", "reason"]}>
          {(drawn) => <><DayField drawn={drawn} name="until" label={issues.until} /><TextField drawn={drawn} name="reason" label={common.reason} isRequired /></>}
        </FoldedForm>
      )}
      {mays.askClosing && (
        <FoldedForm {...each} intent="askClosing" label={issues.askClosing} submit={issues.askClosing} fields={["note"]}>
          {(drawn) => <TextField drawn={drawn} name="note" label={issues.note} hint={issues.closingHint} />}
        </FoldedForm>
      )}
    </>
  );
}

/** What those do who hand over and re-check. */
function SettleForms({ page, formKey }: IssueActionsProps) {
  const { issues, common } = useWords();
  const { mays } = page;
  const each = { formKey, hidden: { seen: page.seen } };
  const note = (drawn: DrawnAnswer) => <TextField drawn={drawn} name="note" label={issues.note} />;
  return (
    <>
      {mays.answerExtension && <FoldedForm {...each} intent="grant" label={issues.grant} submit={issues.grant} fields={["note"]}>{note}</FoldedForm>}
      {mays.answerExtension && <FoldedForm {...each} intent="decline" label={issues.decline} submit={issues.decline} fields={["note"]}>{note}</FoldedForm>}
      {mays.check && <FoldedForm {...each} intent="close" label={issues.close} submit={issues.close} fields={["note"]}>{note}</FoldedForm>}
      {mays.check && (
        <FoldedForm {...each} intent="sendBack" label={issues.sendBack} submit={issues.sendBack} fields={["reason"]}>
          {(drawn) => <TextField drawn={drawn} name="reason" label={issues.stillToDo} isRequired />}
        </FoldedForm>
      )}
      {mays.reopen && (
        <FoldedForm {...each} intent="reopen" label={issues.reopen} submit={issues.reopen} fields={["reason", "dueOn"]}>
          {(drawn) => <><TextField drawn={drawn} name="reason" label={common.reason} isRequired /><DayField drawn={drawn} name="dueOn" label={issues.dueOn} /></>}
        </FoldedForm>
      )}
      {mays.withdraw && (
        <FoldedForm {...each} intent="withdraw" label={issues.withdraw} text={issues.withdrawText} submit={issues.withdraw} submitVariant="danger" fields={["reason"]}>
          {(drawn) => <TextField drawn={drawn} name="reason" label={common.reason} isRequired />}
        </FoldedForm>
      )}
    </>
  );
}

/** Everything the reader may do with an issue where it is now; why they may not re-check it stands in its place. */
export function IssueActions({ page, formKey }: IssueActionsProps) {
  const words = useWords();
  const locale = useLocale();
  const { issues } = words;
  const { pending, mays, notMine } = page;
  return (
    <>
      {pending && <Banner tone="warning">{issues.asksUntil({ date: formatPartialDate(locale, pending.until), reason: pending.reason })}</Banner>}
      {notMine.length > 0 && <Banner tone="info">{notMine.map((code) => <span key={code} className="block">{refusalText(words, { code })}</span>)}</Banner>}
      {mays.handOver && <Panel title={issues.handOver}><HandOverForm formKey={formKey} seen={page.seen} units={page.names} /></Panel>}
      {Object.entries(mays).some(([action, may]) => may && action !== "handOver") && (
        <div className="no-print flex flex-wrap gap-2"><UnitForms page={page} formKey={formKey} /><SettleForms page={page} formKey={formKey} /></div>
      )}
    </>
  );
}
