import type { ErrorText } from "../error-text.ts";

/** What is refused about companies, by code. */
export const companies = {
  no_investor: () => "This project names no investor yet; add one to its facts first.",
} satisfies Record<string, ErrorText>;
