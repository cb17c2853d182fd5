import { api } from "./en/api.ts";
import { credits } from "./en/credits.ts";
import { gateRules } from "./en/gate-rules.ts";
import { talks } from "./en/talks.ts";
import { today } from "./en/today.ts";
import { calendar } from "./en/calendar.ts";
import { resources } from "./en/resources.ts";
import { progress } from "./en/progress.ts";
import { companies } from "./en/companies.ts";
import { commitments } from "./en/commitments.ts";
import { admission } from "./en/admission.ts";
import { notices } from "./en/notices.ts";
import { chiefs } from "./en/chiefs.ts";
import { questions } from "./en/questions.ts";
import { daysOff } from "./en/days-off.ts";
import { issues } from "./en/issues.ts";
import { taskForce } from "./en/task-force.ts";
import { deliveries } from "./en/deliveries.ts";
import { documents } from "./en/documents.ts";
import { audit } from "./en/audit.ts";
import { auth } from "./en/auth.ts";
import { board } from "./en/board.ts";
import { common } from "./en/general.ts";
import { conditions } from "./en/conditions.ts";
import { errors } from "./en/errors.ts";
import { fields } from "./en/fields.ts";
import { gates } from "./en/gates.ts";
import { importing } from "./en/importing.ts";
import { jobs } from "./en/jobs.ts";
import { kinds } from "./en/kinds.ts";
import { leads } from "./en/leads.ts";
import { lights } from "./en/lights.ts";
import { milestones } from "./en/milestones.ts";
import { overview } from "./en/overview.ts";
import { pages } from "./en/pages.ts";
import { plans } from "./en/plans.ts";
import { profile } from "./en/profile.ts";
import { project } from "./en/project.ts";
import { projects } from "./en/projects.ts";
import { quotasPage } from "./en/quotas-page.ts";
import { quotas } from "./en/quotas.ts";
import { roles } from "./en/roles.ts";
import { settings } from "./en/settings.ts";
import { shell } from "./en/shell.ts";
import { stages } from "./en/stages.ts";
import { variants } from "./en/variants.ts";

/** The source of every text; the other language is typed by it, so that a missing text does not compile. */
export const en = {
  shell, common, pages, stages, milestones, kinds, lights, roles, variants, quotas, conditions, fields, errors, gates,
  board, projects, project, leads, overview, quotasPage, settings, auth, profile, importing, audit, api,
  deliveries, documents, admission, issues, notices, commitments, companies, progress, resources, calendar, talks, today, gateRules, credits,
  plans,
  jobs,
  taskForce, chiefs, questions, daysOff,
};

export type Words = typeof en;
