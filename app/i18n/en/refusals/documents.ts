import type { ErrorText } from "../error-text.ts";

/** What is refused about documents, by code. */
export const documents = {
} satisfies Record<string, ErrorText>;
