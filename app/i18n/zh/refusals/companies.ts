import type { companies as english } from "../../en/refusals/companies.ts";

export const companies: typeof english = {
  no_investor: () => "该项目尚未填写投资方，请先在项目信息中补充。",
};
