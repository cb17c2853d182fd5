import type { documents as english } from "../../en/refusals/documents.ts";

export const documents: typeof english = {
};
