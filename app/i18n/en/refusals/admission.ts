import type { ErrorText } from "../error-text.ts";

/** What is refused about admission, by code. */
export const admission = {
} satisfies Record<string, ErrorText>;
