import type { ErrorText } from "../error-text.ts";

/** What is refused about commitments, by code. */
export const commitments = {
} satisfies Record<string, ErrorText>;
