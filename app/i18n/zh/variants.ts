import type { Words } from "../en.ts";

export const variants: Words["variants"] = {
  landing: "落地口径",
  name: { registered: "公司注册", land_or_capital: "供地或到资", construction_started: "开工" },
  printed: { registered: "口径：公司注册", land_or_capital: "口径：供地或到资", construction_started: "口径：开工" },
};
