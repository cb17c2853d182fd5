import type { commitments as english } from "../../en/refusals/commitments.ts";

export const commitments: typeof english = {
};
