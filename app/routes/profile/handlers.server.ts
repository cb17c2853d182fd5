import { data } from "@remix-run/node";
import type { AppLoadContext } from "@remix-run/node";
import { refused } from "#app/http/answer.server.ts";
import type { Viewer } from "#app/http/guard.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { sessionHeader } from "#app/http/session.server.ts";
import { createTokenSchema, endOthersSchema, ownNameSchema, ownPasswordSchema, renewCalendarSchema, revokeCalendarSchema, revokeTokenSchema } from "#app/schemas/profile.ts";
import type { PROFILE_INTENTS } from "#app/schemas/profile.ts";
import { renewCalendarSecret, revokeCalendarSecret } from "#app/services/auth/calendar-secrets.server.ts";
import { createToken, revokeToken } from "#app/services/auth/tokens.server.ts";
import { changeOwnName, endOtherSessions } from "#app/services/people/own-profile.server.ts";
import { changeOwnPassword } from "#app/services/people/passwords.server.ts";

/** What was done, for the page to say. */
export type ProfileDone =
  | { readonly ok: true; readonly done: "name" | "password" | "endOthers" | "revokeCalendar" }
  | { readonly ok: true; readonly done: "renewCalendar"; readonly address: string }
  | { readonly ok: true; readonly done: "createToken"; readonly id: number; readonly token: string }
  | { readonly ok: true; readonly done: "revokeToken"; readonly id: number };

interface Site {
  readonly request: Request;
  readonly context: AppLoadContext;
}

type Answer = ReturnType<typeof refused> | ReturnType<typeof data<ProfileDone>>;
type Handler = (viewer: Viewer, form: FormData, site: Site) => Promise<Answer>;

const name: Handler = async ({ ctx }, form) => {
  const typed = parseForm(form, ownNameSchema);
  if (!typed.ok) return refused(typed.errors, typed.values);
  const verdict = await changeOwnName(ctx, typed.value.name, typed.value.version);
  return verdict.ok ? data<ProfileDone>({ ok: true, done: "name" }) : refused(verdict.errors, typed.values);
};

const password: Handler = async ({ ctx }, form, { request, context }) => {
  const typed = parseForm(form, ownPasswordSchema);
  if (!typed.ok) return refused(typed.errors, typed.values);
  const verdict = await changeOwnPassword(ctx, typed.value);
  if (!verdict.ok) return refused(verdict.errors, typed.values);
  const headers = { "Set-Cookie": await sessionHeader(request, context, verdict.value.sessionId) };
  return data<ProfileDone>({ ok: true, done: "password" }, { headers });
};

const endOthers: Handler = async ({ ctx, sessionHash }, form) => {
  const typed = parseForm(form, endOthersSchema);
  if (!typed.ok) return refused(typed.errors, typed.values);
  const verdict = await endOtherSessions(ctx, sessionHash);
  return verdict.ok ? data<ProfileDone>({ ok: true, done: "endOthers" }) : refused(verdict.errors);
};

const createOwnToken: Handler = async ({ ctx }, form) => {
  const typed = parseForm(form, createTokenSchema);
  if (!typed.ok) return refused(typed.errors, typed.values);
  const verdict = await createToken(ctx, typed.value);
  return verdict.ok ? data<ProfileDone>({ ok: true, done: "createToken", ...verdict.value }) : refused(verdict.errors, typed.values);
};

const revokeOwnToken: Handler = async ({ ctx }, form) => {
  const typed = parseForm(form, revokeTokenSchema);
  if (!typed.ok) return refused(typed.errors, typed.values);
  const verdict = await revokeToken(ctx, typed.value.id);
  return verdict.ok ? data<ProfileDone>({ ok: true, done: "revokeToken", ...verdict.value }) : refused(verdict.errors, typed.values);
};

const renewCalendar: Handler = async ({ ctx, locale }, form, { request, context }) => {
  const typed = parseForm(form, renewCalendarSchema);
  if (!typed.ok) return refused(typed.errors, typed.values);
  const verdict = await renewCalendarSecret(ctx, locale, typed.value.formKey);
  if (!verdict.ok) return refused(verdict.errors, typed.values);
  return data<ProfileDone>({ ok: true, done: "renewCalendar", address: `${context.origin ?? new URL(request.url).origin}/calendar/feed/${verdict.value.secret}.ics` });
};

const revokeCalendar: Handler = async ({ ctx }, form) => {
  const typed = parseForm(form, revokeCalendarSchema);
  if (!typed.ok) return refused(typed.errors, typed.values);
  const verdict = await revokeCalendarSecret(ctx);
  return verdict.ok ? data<ProfileDone>({ ok: true, done: "revokeCalendar" }) : refused(verdict.errors);
};

/** What each form of the page does. */
export const handlers: Readonly<Record<(typeof PROFILE_INTENTS)[number], Handler>> = { name, password, endOthers, createToken: createOwnToken, revokeToken: revokeOwnToken, renewCalendar, revokeCalendar };
