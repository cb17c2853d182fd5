import type { companies as english } from "../../en/refusals/companies.ts";

export const companies: typeof english = {
};
