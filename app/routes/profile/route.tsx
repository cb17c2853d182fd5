import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readForm, readIntent } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { PROFILE_INTENTS } from "#app/schemas/profile.ts";
import { ownCalendarFeed } from "#app/services/auth/calendar-secrets.server.ts";
import { ownTokens } from "#app/services/auth/tokens.server.ts";
import { accountChoices } from "#app/services/people/account-choices.server.ts";
import { viewOwnProfile } from "#app/services/people/own-profile.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { AccountPanel } from "./account-panel.tsx";
import { CalendarPanel } from "./calendar-panel.tsx";
import { handlers } from "./handlers.server.ts";
import { PasswordPanel } from "./password-panel.tsx";
import { PreferencesPanel } from "./preferences-panel.tsx";
import { ProfileOutcome } from "./profile-outcome.tsx";
import { RobotsPanel } from "./robots-panel.tsx";
import { TokensPanel } from "./tokens-panel.tsx";

export const meta = pageTitle((words) => words.profile.title);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "profile.own");
  return { profile: found(await viewOwnProfile(ctx)), choices: await accountChoices(ctx), tokens: await ownTokens(ctx), feed: await ownCalendarFeed(ctx), formKey: randomUUID(), feedKey: randomUUID() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireUser(request, context, "profile.own");
  const form = await readForm(request);
  return handlers[readIntent(form, PROFILE_INTENTS)](viewer, form, { request, context });
}

export default function Profile() {
  const { profile, choices, tokens, feed, formKey, feedKey } = useLoaderData<typeof loader>();
  const words = useWords();
  return (
    <Page title={words.profile.title} actions={<LinkButton to="/profile/notices" size="s">{words.notices.choices}</LinkButton>}>
      <div className="mx-auto flex max-w-3xl flex-col gap-4">
        <ProfileOutcome />
        <AccountPanel profile={profile} choices={choices} />
        <PreferencesPanel sessions={profile.sessions} />
        <PasswordPanel shortest={choices.shortestPassword} />
        <CalendarPanel feed={feed} formKey={feedKey} />
        <RobotsPanel />
        <TokensPanel tokens={tokens} formKey={formKey} />
      </div>
    </Page>
  );
}
