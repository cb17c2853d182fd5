import { text } from "../../en/error-text.ts";
import type { notices as english } from "../../en/refusals/notices.ts";

export const notices: typeof english = {
  invalid_time: (p) => `${text(p, "value")} 不是有效时间，应为 07:30 这样的格式。`,
  quiet_needs_both: () => "免打扰须同时填写起止时间；不需要时都留空。",
  quiet_all_day: () => "免打扰的起止时间不能相同。",
};
