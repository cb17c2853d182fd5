import type { gates as english } from "../../en/refusals/gates.ts";

export const gates: typeof english = {
};
