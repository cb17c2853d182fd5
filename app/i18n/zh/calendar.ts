import type { Words } from "../en.ts";

export const calendar: Words["calendar"] = {
  title: "日历",
};
