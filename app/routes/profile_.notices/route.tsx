import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { ChoicesForm } from "#app/features/notices/choices-form.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found } from "#app/http/answer.server.ts";
import { answerForms, formWork } from "#app/http/form-works.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { noticeChoicesSchema } from "#app/schemas/notice-forms.ts";
import { ownChoices, saveChoices } from "#app/services/notices/own-choices.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/button.tsx";

const INTENTS = ["save"] as const;

export const meta = pageTitle((words) => words.notices.choices);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireUser(request, context, "profile.own");
  return { choices: found(await ownChoices(ctx, locale)), offersMail: context.offersMail, formKey: randomUUID(), isSaved: new URL(request.url).searchParams.get("saved") === "save" };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "profile.own");
  return answerForms(ctx, request, { of: "", intents: INTENTS, path: "/profile/notices", works: { save: formWork(noticeChoicesSchema, (own, _of, form) => saveChoices(own, form)) } });
}

export default function NoticeChoicesPage() {
  const { choices, offersMail, formKey, isSaved } = useLoaderData<typeof loader>();
  const { notices, profile } = useWords();
  return (
    <Page title={notices.choices} crumbs={[{ label: profile.title, to: "/profile" }, { label: notices.choices }]}>
      <div className="mx-auto flex max-w-3xl flex-col gap-4">
        <h1 className="text-lg">{notices.choices}</h1>
        <SavedNotice param="saved" text={isSaved ? notices.saved : null} />
        {choices.topics.length === 0
          ? <EmptyState text={notices.nothingToChoose} action={<LinkButton to="/profile">{profile.title}</LinkButton>} />
          : <ChoicesForm key={choices.seen} choices={choices} offersMail={offersMail} formKey={formKey} />}
      </div>
    </Page>
  );
}
