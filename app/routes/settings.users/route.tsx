import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { UserPlus } from "lucide-react";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { revalidateOnConflict, useRefusal } from "#app/features/form-answer.ts";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { userSwitchSchema } from "#app/schemas/user.ts";
import { accountChoices } from "#app/services/people/account-choices.server.ts";
import { setUserDisabled, unlockUser } from "#app/services/people/change-user.server.ts";
import { listUsers } from "#app/services/people/list-users.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { UserTable } from "./user-table.tsx";

export const meta = pageTitle((words) => words.settings.users);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "user.manage");
  const users = found(await listUsers(ctx));
  const savedId = Number(new URL(request.url).searchParams.get("saved"));
  return { users, choices: await accountChoices(ctx), saved: users.find((user) => user.id === savedId)?.name ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "user.manage");
  const form = parseForm(await readForm(request), userSwitchSchema);
  if (!form.ok) return refused(form.errors, form.values);
  const { intent, id, version } = form.value;
  const verdict = intent === "unlock" ? await unlockUser(ctx, id) : await setUserDisabled(ctx, id, intent === "disable", version);
  return verdict.ok ? { ok: true as const, intent, name: verdict.value.name } : refused(verdict.errors, form.values);
}

export default function Users() {
  const { users, choices, saved } = useLoaderData<typeof loader>();
  const { settings } = useWords();
  return (
    <>
      <Outcome saved={saved} />
      <Panel title={settings.users} meta={settings.userCount({ n: users.length })} flush
        action={<LinkButton to="/settings/users/new" variant="primary" icon={UserPlus}>{settings.addUser}</LinkButton>}>
        <UserTable users={users} choices={choices} />
      </Panel>
    </>
  );
}

/** What the last button did, or that an account was saved on its own page. */
function Outcome({ saved }: { readonly saved: string | null }) {
  const { settings } = useWords();
  const answer = useActionData<typeof action>();
  const { whole } = useRefusal([]);
  if (whole.length > 0) return <Banner tone="error">{whole.join(" ")}</Banner>;
  if (answer?.ok) {
    const told = { disable: settings.userDisabled, enable: settings.userEnabled, unlock: settings.userUnlocked }[answer.intent];
    return <Banner tone="done">{told({ name: answer.name })}</Banner>;
  }
  return saved === null ? null : <Banner tone="done">{settings.userSaved({ name: saved })}</Banner>;
}
