import type { leads as english } from "../../en/refusals/leads.ts";

export const leads: typeof english = {
};
