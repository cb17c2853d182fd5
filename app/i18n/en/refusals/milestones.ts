import type { ErrorText } from "../error-text.ts";

/** What is refused about milestones, by code. */
export const milestones = {
} satisfies Record<string, ErrorText>;
