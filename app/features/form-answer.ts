import { useActionData, useLocation } from "@remix-run/react";
import type { ShouldRevalidateFunction } from "@remix-run/react";
import { useState } from "react";
import type { Refusal } from "#app/domain/verdict.ts";
import { refusalsByField, refusalText } from "#app/i18n/refusal-text.ts";
import { useWords } from "#app/i18n/words-context.tsx";

/** A refused form as actions answer it. */
export interface RefusedForm {
  readonly ok: false;
  readonly errors: readonly Refusal[];
  readonly values: Readonly<Record<string, string>>;
}

/** What a form needs to draw an answer: words by field, words of the whole form, and what was typed. */
export interface DrawnAnswer {
  readonly byField: Readonly<Record<string, readonly string[]>>;
  readonly whole: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  /** Somebody else was faster. */
  readonly isStale: boolean;
  /** Changes with each answer, to move the focus again. */
  readonly answer: unknown;
}

const NOTHING: DrawnAnswer = { byField: {}, whole: [], values: {}, isStale: false, answer: undefined };

/** Draws the refusal that the route's action answered; refusals of fields that the form does not have stand with the whole. */
export function useRefusal(fields: readonly string[], isMine: (answer: RefusedForm) => boolean = () => true): DrawnAnswer {
  const answer = useActionData<RefusedForm | { readonly ok: true }>();
  const words = useWords();
  if (!answer || answer.ok || !isMine(answer)) return NOTHING;
  const whole = answer.errors.filter((error) => error.field === undefined || !fields.includes(error.field)).map((error) => refusalText(words, error));
  return { byField: refusalsByField(words, answer.errors), whole, values: answer.values, isStale: answer.errors.some((error) => error.code === "stale"), answer };
}

/** A key that changes when the page is come to, as after a form that was done; not when its data is read anew, and not when a form was refused. */
export function useVisitKey(): string {
  const { key } = useLocation();
  const answer = useActionData<RefusedForm | { readonly ok: true }>();
  const [visit, setVisit] = useState(key);
  if (visit !== key && answer?.ok !== false) setVisit(key);
  return visit;
}

const FIRST_REFUSAL = 400;
const CONFLICT = 409;

/**
 * Loads the page's data anew when a form met somebody else's change, so that both versions can be shown. After any other
 * refusal it stays, and with it what is typed meanwhile; the router's default would load it.
 */
export const revalidateOnConflict: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  (actionStatus !== undefined && actionStatus >= FIRST_REFUSAL ? actionStatus === CONFLICT : defaultShouldRevalidate);
