import type { records as english } from "../../en/refusals/records.ts";

export const records: typeof english = {
};
