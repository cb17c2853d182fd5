import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData, useNavigation } from "@remix-run/react";
import { revalidateOnConflict, useRefusal } from "#app/features/form-answer.ts";
import { TransferText } from "#app/features/lead/transfer-panel.tsx";
import { projectPath } from "#app/features/project/project-address.ts";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { answerFormSchema } from "#app/schemas/talk-form.ts";
import { transfersPage } from "#app/services/leads/transfers-page.server.ts";
import type { TransferLine } from "#app/services/leads/transfers-page.server.ts";
import { answerTransfer } from "#app/services/leads/transfers.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.leads.transfers);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "lead.transfer");
  return { ...found(await transfersPage(ctx)), formKey: randomUUID(), isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "lead.transfer");
  const form = parseForm(await readForm(request), answerFormSchema);
  if (!form.ok) return refused(form.errors, form.values);
  const { intent, item, transfer, answer, formKey } = form.value;
  const verdict = await answerTransfer(ctx, { item, id: transfer, accepts: intent === "accept", answer: answer || null, formKey });
  return verdict.ok ? redirect("/leads/transfers?saved=1", { status: 303 }) : refused(verdict.errors, form.values);
}

function AnswerForm({ transfer, formKey }: { readonly transfer: TransferLine; readonly formKey: string }) {
  const { leads } = useWords();
  const drawn = useRefusal(["answer"], (answer) => answer.values.item === String(transfer.item));
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state !== "idle";
  return (
    <Form ref={form} method="post" noValidate className="mt-2 flex flex-col gap-2">
      <input type="hidden" name="item" value={transfer.item} />
      <input type="hidden" name="transfer" value={transfer.id} />
      <input type="hidden" name="formKey" value={`${formKey}-${transfer.item}`} />
      {drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.join(" ")}</Banner>}
      <Field label={leads.answerReason} name="answer" errors={drawn.byField.answer ?? null} hint={leads.answerHint}>
        {(control) => <TextInput {...control} defaultValue={drawn.values.answer ?? ""} autoComplete="off" maxLength={500} />}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" name="intent" value="accept" variant="primary" disabled={isSending}>{leads.acceptTransfer}</Button>
        <Button type="submit" name="intent" value="refuse" disabled={isSending}>{leads.refuseTransfer}</Button>
      </div>
    </Form>
  );
}

export default function Transfers() {
  const { transfers, formKey, isSaved } = useLoaderData<typeof loader>();
  const { leads, shell } = useWords();
  const locale = useLocale();
  const stale = useRefusal([], (answer) => !transfers.some(({ item, mayAnswer }) => mayAnswer && String(item) === answer.values.item));
  return (
    <Page title={leads.transfers} crumbs={[{ label: shell.leads, to: "/leads" }, { label: leads.transfers }]}>
      <h1 className="mb-3 text-xl">{leads.transfers}</h1>
      <SavedNotice text={isSaved ? leads.transferAnswered : null} param="saved" />
      {stale.whole.length > 0 && <Banner tone="error" className="mb-3 max-w-3xl">{stale.whole.join(" ")}</Banner>}
      {transfers.length === 0 && <EmptyState text={leads.noTransfers} action={<LinkButton to="/leads">{leads.all}</LinkButton>} />}
      <ul className="flex max-w-3xl flex-col gap-3">
        {transfers.map((transfer) => (
          <li key={transfer.item}>
            <Panel title={transfer.code === null ? transfer.name : <Link to={projectPath(transfer.code)} className="link">{transfer.name}</Link>} meta={joinFacts(locale, [transfer.investor, transfer.totalCny === null ? null : formatMoney(locale, transfer.totalCny)])}>
              <TransferText transfer={transfer} />
              {transfer.mayAnswer && <AnswerForm transfer={transfer} formKey={formKey} />}
            </Panel>
          </li>
        ))}
      </ul>
    </Page>
  );
}
