import { data, redirect } from "@remix-run/node";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { talksPath } from "#app/features/project/project-address.ts";
import { refused } from "#app/http/answer.server.ts";
import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import {
  askFormSchema, correctFormSchema, releaseFormSchema, removeFormSchema, renewFormSchema, TALK_INTENTS, talkFormSchema, withdrawFormSchema,
} from "#app/schemas/talk-form.ts";
import type { TalkIntent } from "#app/schemas/talk-form.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { releaseRight, renewRight } from "#app/services/leads/decide-right.server.ts";
import { correctTalk, recordTalk, removeTalk } from "#app/services/leads/record-talk.server.ts";
import { presentTalk } from "#app/services/leads/talks-page.server.ts";
import { askTransfer, withdrawTransfer } from "#app/services/leads/transfers.server.ts";

type Read = { readonly ok: true; readonly work: () => Promise<Verdict<{ readonly code: string }>> } | { readonly ok: false; readonly errors: readonly Refusal[] };
type Values = Readonly<Record<string, string>>;

/** Does what a form of the page of talks asks for and leads back to it, or answers with every reason and, where somebody was faster, their version. */
export async function changeTalks(ctx: ServiceContext, request: Request, code: string) {
  const form = await readForm(request);
  const intent = readIntent(form, TALK_INTENTS);
  const { read, values } = readWork(ctx, code, intent, form);
  const verdict = read.ok ? await read.work() : read;
  if (verdict.ok) return redirect(`${talksPath(code)}?saved=${intent}`, { status: 303 });
  const { data: answer, init } = refused(verdict.errors.map((error) => (error.field === "code" ? { code: error.code } : error)), values);
  const isStale = verdict.errors.some((error) => error.code === "stale");
  return data({ ...answer, theirs: isStale && intent === "correct" ? await presentTalk(ctx, code, Number(values.talk)) : null }, init ?? {});
}

function readWork(ctx: ServiceContext, code: string, intent: TalkIntent, form: FormData): { read: Read; values: Values } {
  const parsed = <S extends Parameters<typeof parseForm>[1]>(schema: S, work: (value: ReturnType<S["parse"]>) => ReturnType<typeof recordTalk>): { read: Read; values: Values } => {
    const typed = parseForm(form, schema);
    return { read: typed.ok ? { ok: true, work: () => work(typed.value as ReturnType<S["parse"]>) } : typed, values: typed.values };
  };
  const said = <T extends { nextStep?: string | undefined; nextOn?: string | undefined }>(value: T) => ({ ...value, nextStep: value.nextStep || null, nextOn: value.nextOn ?? null });
  switch (intent) {
    case "talk": return parsed(talkFormSchema, ({ intent: _i, ...value }) => recordTalk(ctx, code, said(value)));
    case "correct": return parsed(correctFormSchema, ({ intent: _i, talk, ...value }) => correctTalk(ctx, code, talk, said(value)));
    case "remove": return parsed(removeFormSchema, ({ talk, reason, formKey }) => removeTalk(ctx, code, talk, reason, formKey));
    case "renew": return parsed(renewFormSchema, ({ intent: _i, ...value }) => renewRight(ctx, { code, ...value }));
    case "release": return parsed(releaseFormSchema, ({ intent: _i, ...value }) => releaseRight(ctx, { code, ...value }));
    case "ask": return parsed(askFormSchema, ({ toDistrict, fromShare, toShare, reason, formKey }) => askTransfer(ctx, code, { toDistrict, fromBp: fromShare, toBp: toShare, reason, formKey }));
    case "withdraw": return parsed(withdrawFormSchema, ({ transfer, reason, formKey }) => withdrawTransfer(ctx, code, transfer, reason ?? null, formKey));
  }
}
