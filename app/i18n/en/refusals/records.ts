import type { ErrorText } from "../error-text.ts";

/** What is refused about records that hang on a project, by code. */
export const records = {
} satisfies Record<string, ErrorText>;
