import type { admission as english } from "../../en/refusals/admission.ts";

export const admission: typeof english = {
};
