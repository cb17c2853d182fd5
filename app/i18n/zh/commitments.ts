import type { Words } from "../en.ts";

export const commitments: Words["commitments"] = {
  title: "履约",
};
