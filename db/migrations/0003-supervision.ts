import { chiefs } from "./supervision/chiefs.ts";
import { deliveries } from "./supervision/deliveries.ts";
import { issues } from "./supervision/issues.ts";
import { jobs } from "./supervision/jobs.ts";
import { lookups } from "./supervision/lookups.ts";
import { notices } from "./supervision/notices.ts";
import { questions } from "./supervision/questions.ts";
import { webhooks } from "./supervision/webhooks.ts";
import { workingDays } from "./supervision/working-days.ts";

/** The third schema: what supervises projects until it is closed. */
export const supervision = {
  name: "0003-supervision",
  statements: [
    ...workingDays,
    ...issues,
    ...chiefs,
    ...questions,
    ...notices,
    ...deliveries,
    ...webhooks,
    ...jobs,
    ...lookups,
  ],
};
