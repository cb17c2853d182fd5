import type { Words } from "../en.ts";

export const resources: Words["resources"] = {
  title: "要素",
};
