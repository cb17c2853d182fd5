import type { ErrorText } from "../error-text.ts";

/** What is refused about progress, by code. */
export const progress = {
} satisfies Record<string, ErrorText>;
