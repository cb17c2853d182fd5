import type { ErrorText } from "../error-text.ts";

/** What is refused about companies, by code. */
export const companies = {
} satisfies Record<string, ErrorText>;
