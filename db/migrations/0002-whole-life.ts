import { admission } from "./whole-life/admission.ts";
import { calendar } from "./whole-life/calendar.ts";
import { commitments } from "./whole-life/commitments.ts";
import { companies } from "./whole-life/companies.ts";
import { credits } from "./whole-life/credits.ts";
import { derived } from "./whole-life/derived.ts";
import { documents } from "./whole-life/documents.ts";
import { gateRules } from "./whole-life/gate-rules.ts";
import { leads } from "./whole-life/leads.ts";
import { progress } from "./whole-life/progress.ts";
import { resources } from "./whole-life/resources.ts";
import { updates } from "./whole-life/updates.ts";
import { widenedFacts } from "./whole-life/widened-facts.ts";

/** The second schema: everything that follows a project through its whole life, one part per aggregate. */
export const wholeLife = {
  name: "0002-whole-life",
  statements: [
    ...widenedFacts, ...updates, ...documents, ...admission, ...commitments, ...credits, ...gateRules, ...companies, ...leads, ...progress, ...resources, ...calendar, ...derived,
  ],
};
