import type { progress as english } from "../../en/refusals/progress.ts";

export const progress: typeof english = {
};
