import type { Words } from "../en.ts";

export const credits: Words["credits"] = {
  title: "成果共享",
};
