import type { ErrorText } from "../error-text.ts";

/** What is refused about resources, by code. */
export const resources = {
} satisfies Record<string, ErrorText>;
