import type { Words } from "../en.ts";

export const progress: Words["progress"] = {
  title: "进度",
};
