import type { ErrorText } from "../error-text.ts";

/** What is refused about gates, by code. */
export const gates = {
} satisfies Record<string, ErrorText>;
