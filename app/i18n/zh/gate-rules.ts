import type { Words } from "../en.ts";

export const gateRules: Words["gateRules"] = {
  title: "关口规则",
};
