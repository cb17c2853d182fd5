import type { Words } from "../en.ts";

export const companies: Words["companies"] = {
  title: "企业",
};
