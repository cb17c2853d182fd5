import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { ACCOUNT_FIELDS, AccountFields } from "#app/features/account/account-fields.tsx";
import { useRefusal } from "#app/features/form-answer.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { addUserSchema } from "#app/schemas/user.ts";
import { accountChoices } from "#app/services/people/account-choices.server.ts";
import { addUser } from "#app/services/people/add-user.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.settings.addUser);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "user.manage");
  return { choices: await accountChoices(ctx), formKey: randomUUID() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "user.manage");
  const form = parseForm(await readForm(request), addUserSchema);
  if (!form.ok) return refused(form.errors, form.values);
  const verdict = await addUser(ctx, form.value);
  return verdict.ok ? redirect(`/settings/users?saved=${verdict.value.id}`, { status: 303 }) : refused(verdict.errors, form.values);
}

const FIELDS = [...ACCOUNT_FIELDS, "email", "password"];
const NOBODY = { name: "", role: "", district: null, unit: null } as const;

export default function NewUser() {
  const { choices, formKey } = useLoaderData<typeof loader>();
  const { common, fields, profile, settings } = useWords();
  const drawn = useRefusal(FIELDS);
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state === "submitting";
  return (
    <Panel title={settings.addUser} className="max-w-2xl">
      {drawn.whole.length > 0 && <Banner tone="error" className="mb-4">{drawn.whole.join(" ")}</Banner>}
      <Form ref={form} method="post" noValidate className="flex flex-col gap-4">
        <input type="hidden" name="formKey" value={drawn.values.formKey ?? formKey} />
        <Field label={fields.email} name="email" errors={drawn.byField.email} required>
          {(control) => <TextInput {...control} type="email" defaultValue={drawn.values.email} autoComplete="off" autoCapitalize="none" spellCheck={false} />}
        </Field>
        <AccountFields choices={choices} account={NOBODY} drawn={drawn} />
        <Field label={fields.password} name="password" errors={drawn.byField.password} hint={<>{profile.passwordHint({ min: choices.shortestPassword })}<br />{settings.passwordTold}</>} required>
          {(control) => <TextInput {...control} type="password" autoComplete="new-password" />}
        </Field>
        <div className="flex gap-2">
          <Button type="submit" variant="primary" size="l" disabled={isSending}>{settings.addUser}</Button>
          <LinkButton to="/settings/users" size="l">{common.cancel}</LinkButton>
        </div>
      </Form>
    </Panel>
  );
}
