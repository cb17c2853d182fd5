import type { ErrorText } from "../error-text.ts";

/** What is refused about leads, by code. */
export const leads = {
} satisfies Record<string, ErrorText>;
