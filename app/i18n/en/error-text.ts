/** The values a wording may need; which ones a code brings is said where the code is made. */
export type ErrorParams = Readonly<Record<string, string | number | null | undefined>>;
export type ErrorText = (p: ErrorParams) => string;

/** A value of a refusal as text; an absent one is empty. */
export const text = (p: ErrorParams, key: string): string => String(p[key] ?? "");
