import type { milestones as english } from "../../en/refusals/milestones.ts";

export const milestones: typeof english = {
};
