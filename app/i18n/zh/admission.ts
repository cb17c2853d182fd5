import type { Words } from "../en.ts";

export const admission: Words["admission"] = {
  title: "会商",
};
