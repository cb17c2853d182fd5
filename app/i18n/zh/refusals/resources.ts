import type { resources as english } from "../../en/refusals/resources.ts";

export const resources: typeof english = {
};
