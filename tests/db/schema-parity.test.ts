import { expect, test } from "vitest";
import { DOCUMENT_KINDS } from "#app/domain/documents.ts";
import { COMMITMENT_VERDICTS, CONTRACT_KINDS, SIDES } from "#app/domain/commitments.ts";
import { ADMISSION_SUBJECTS, FOLLOW_UPS, OPINIONS } from "#app/domain/admission.ts";
import { RATE_BASES } from "#app/domain/facts.ts";
import { AMOUNT_MODIFIERS, AMOUNT_UNITS, CHAIN_ROLES, KINDS, LIGHTS, LOSS_REASONS, SCREEN_RESULTS, TALK_CHANNELS } from "#app/domain/kinds.ts";
import { TRANSFER_STATES } from "#app/domain/lead-transfer.ts";
import { CHECK_STAGES, OPERATORS } from "#app/domain/indicators.ts";
import { JOB_OUTCOMES, JOB_TRIGGERS } from "#app/domain/jobs.ts";
import { LOCALES } from "#app/domain/locales.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import { NOTICE_MODES, NOTICE_TOPICS } from "#app/domain/notices.ts";
import { BREACH_STEPS, RECTIFICATION_RESULTS, REVIEW_GRADES } from "#app/domain/performance.ts";
import { ISSUE_CATEGORIES, ISSUE_SOURCES } from "#app/domain/issues.ts";
import { QUESTION_CHANNELS } from "#app/domain/questions.ts";
import { ROLES } from "#app/domain/permissions.ts";
import { QUOTA_IDS } from "#app/domain/quotas.ts";
import { REPLACED } from "#app/domain/replacement.ts";
import { RESOURCE_KINDS } from "#app/domain/resources.ts";
import { DELIVERY_STATES, ROBOT_KINDS } from "#app/domain/deliveries.ts";
import { STAGE_IDS } from "#app/domain/stages.ts";
import { WEBHOOK_STATES } from "#app/domain/webhooks.ts";
import { freshDb } from "#tests/support/database.ts";

const VOCABULARIES = [
  ["users", "role", ROLES], ["projects", "stage", STAGE_IDS], ["projects", "light", LIGHTS], ["project_facts", "kind", KINDS], ["project_facts", "chain_role", CHAIN_ROLES],
  ["project_facts", "amount_unit", AMOUNT_UNITS], ["project_facts", "amount_modifier", AMOUNT_MODIFIERS], ["project_facts", "rate_basis", RATE_BASES],
  ["project_facts", "two_high_screen", SCREEN_RESULTS], ["calendar_feeds", "locale", LOCALES], ["project_facts", "loss_reason", LOSS_REASONS],
  ["project_updates", "channel", TALK_CHANNELS], ["lead_transfers", "state", TRANSFER_STATES],
  ["documents", "kind", DOCUMENT_KINDS],
  ["contracts", "kind", CONTRACT_KINDS], ["commitments", "side", SIDES], ["commitments", "operator", OPERATORS], ["commitments", "check_stage", CHECK_STAGES],
  ["commitments", "verdict", COMMITMENT_VERDICTS], ["performance_reviews", "grade", REVIEW_GRADES], ["performance_reviews", "rectified", RECTIFICATION_RESULTS],
  ["breach_steps", "step", BREACH_STEPS],
  ["admissions", "subject", ADMISSION_SUBJECTS], ["admissions", "decision", OPINIONS], ["admission_opinions", "opinion", OPINIONS], ["admission_opinions", "follow_up", FOLLOW_UPS],
  ["issues", "category", ISSUE_CATEGORIES], ["issues", "source", ISSUE_SOURCES], ["investor_questions", "channel", QUESTION_CHANNELS], ["investor_questions", "category", ISSUE_CATEGORIES],
  ["robots", "kind", ROBOT_KINDS], ["deliveries", "state", DELIVERY_STATES], ["webhooks", "state", WEBHOOK_STATES],
  ["two_high_screens", "result", SCREEN_RESULTS], ["replacement_balances", "dimension", REPLACED], ["resource_budgets", "kind", RESOURCE_KINDS], ["resource_requests", "kind", RESOURCE_KINDS],
  ["job_runs", "outcome", JOB_OUTCOMES], ["job_runs", "trigger", JOB_TRIGGERS],
  ["notice_choices", "topic", NOTICE_TOPICS], ["notice_choices", "mode", NOTICE_MODES], ["notice_habits", "locale", LOCALES],
] as const;

test.each(VOCABULARIES)("%s.%s takes exactly the words of the domain", async (table, column, words) => {
  const db = await freshDb();
  const text = db.handle.prepare("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?").pluck().get(table) as string;
  const list = new RegExp(`CHECK \\(${column} IN \\(([^)]*)\\)\\)`).exec(text)?.[1] ?? "";
  expect(list.split(",").map((word) => word.trim().replace(/^'|'$/g, "")).toSorted()).toEqual([...words].toSorted());
});

test("each milestone has its column, in the order of the masks", async () => {
  const db = await freshDb();
  const columns = (db.handle.pragma("table_info(project_facts)") as { name: string }[]).map((column) => column.name);
  const wanted = MILESTONE_TYPES.map((type) => `${type}_on`);
  expect(columns.filter((column) => (wanted as string[]).includes(column))).toEqual(wanted);
});

test("the plan holds every quota and a target for each", async () => {
  const db = await freshDb();
  const quotas = db.handle.prepare("SELECT quota_id FROM plan_quotas").pluck().all() as string[];
  const withTarget = db.handle.prepare("SELECT DISTINCT quota_id FROM quota_targets").pluck().all() as string[];
  expect(quotas.toSorted()).toEqual([...QUOTA_IDS].toSorted());
  expect(withTarget.toSorted()).toEqual([...QUOTA_IDS].toSorted());
});

test("every table is strict", async () => {
  const db = await freshDb();
  const loose = (db.handle.pragma("table_list") as { name: string; type: string; strict: number; schema: string }[])
    .filter((table) => table.schema === "main" && table.type === "table" && table.strict === 0 && !table.name.startsWith("sqlite_")).map((table) => table.name);
  expect(loose).toEqual([]);
});
