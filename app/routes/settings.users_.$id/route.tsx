import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { changeUserSchema, idOf, setPasswordSchema } from "#app/schemas/user.ts";
import { accountChoices } from "#app/services/people/account-choices.server.ts";
import { changeUser } from "#app/services/people/change-user.server.ts";
import { viewUser } from "#app/services/people/list-users.server.ts";
import { resetPassword } from "#app/services/people/passwords.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { ChangeUserForm } from "./change-user-form.tsx";
import { SetPasswordForm } from "./set-password-form.tsx";

export const meta = pageTitle((words) => words.settings.users);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "user.manage");
  return { user: found(await viewUser(ctx, idOf(params.id))), choices: await accountChoices(ctx) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "user.manage");
  const form = await readForm(request);
  const id = idOf(params.id);
  if (readIntent(form, ["change", "password"]) === "password") {
    const typed = parseForm(form, setPasswordSchema);
    if (!typed.ok) return refused(typed.errors, typed.values);
    const verdict = await resetPassword(ctx, id, typed.value.newPassword);
    return verdict.ok ? { ok: true as const, name: verdict.value.name } : refused(verdict.errors, typed.values);
  }
  const typed = parseForm(form, changeUserSchema);
  if (!typed.ok) return refused(typed.errors, typed.values);
  const verdict = await changeUser(ctx, id, typed.value);
  return verdict.ok ? redirect(`/settings/users?saved=${id}`, { status: 303 }) : refused(verdict.errors, typed.values);
}

export default function EditUser() {
  const { user, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { settings } = useWords();
  return (
    <>
      {answer?.ok && <Banner tone="done">{settings.passwordSet({ name: answer.name })} {settings.passwordTold}</Banner>}
      <ChangeUserForm user={user} choices={choices} />
      <SetPasswordForm shortest={choices.shortestPassword} />
    </>
  );
}
