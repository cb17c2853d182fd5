import { api } from "./zh/api.ts";
import { credits } from "./zh/credits.ts";
import { gateRules } from "./zh/gate-rules.ts";
import { talks } from "./zh/talks.ts";
import { today } from "./zh/today.ts";
import { calendar } from "./zh/calendar.ts";
import { resources } from "./zh/resources.ts";
import { progress } from "./zh/progress.ts";
import { companies } from "./zh/companies.ts";
import { commitments } from "./zh/commitments.ts";
import { admission } from "./zh/admission.ts";
import { notices } from "./zh/notices.ts";
import { chiefs } from "./zh/chiefs.ts";
import { questions } from "./zh/questions.ts";
import { daysOff } from "./zh/days-off.ts";
import { issues } from "./zh/issues.ts";
import { taskForce } from "./zh/task-force.ts";
import { deliveries } from "./zh/deliveries.ts";
import { documents } from "./zh/documents.ts";
import { audit } from "./zh/audit.ts";
import { auth } from "./zh/auth.ts";
import { board } from "./zh/board.ts";
import { common } from "./zh/general.ts";
import { conditions } from "./zh/conditions.ts";
import { errors } from "./zh/errors.ts";
import { fields } from "./zh/fields.ts";
import { gates } from "./zh/gates.ts";
import { importing } from "./zh/importing.ts";
import { jobs } from "./zh/jobs.ts";
import { kinds } from "./zh/kinds.ts";
import { leads } from "./zh/leads.ts";
import { lights } from "./zh/lights.ts";
import { milestones } from "./zh/milestones.ts";
import { overview } from "./zh/overview.ts";
import { pages } from "./zh/pages.ts";
import { plans } from "./zh/plans.ts";
import { profile } from "./zh/profile.ts";
import { project } from "./zh/project.ts";
import { projects } from "./zh/projects.ts";
import { quotasPage } from "./zh/quotas-page.ts";
import { quotas } from "./zh/quotas.ts";
import { roles } from "./zh/roles.ts";
import { settings } from "./zh/settings.ts";
import { shell } from "./zh/shell.ts";
import { stages } from "./zh/stages.ts";
import { variants } from "./zh/variants.ts";
import type { Words } from "./en.ts";

export const zh: Words = {
  shell, common, pages, stages, milestones, kinds, lights, roles, variants, quotas, conditions, fields, errors, gates,
  board, projects, project, leads, overview, quotasPage, settings, auth, profile, importing, audit, api,
  deliveries, documents, admission, issues, notices, commitments, companies, progress, resources, calendar, talks, today, gateRules, credits,
  plans,
  jobs,
  taskForce, chiefs, questions, daysOff,
};
