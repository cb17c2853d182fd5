import { z } from "zod";
import { ISSUE_CATEGORIES, ISSUE_SOURCES, ISSUE_STATES, ISSUE_VIEWS } from "#app/domain/issues.ts";
import { LIGHTS } from "#app/domain/kinds.ts";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import { LANDING_VARIANTS, QUOTA_IDS } from "#app/domain/quotas.ts";
import type { QuotaId } from "#app/domain/quotas.ts";
import { asOfField, quotaQuerySchema } from "./clocks.ts";
import { LARGEST_PAGE, projectFilterFields } from "./project-filter.ts";
import { projectAnswer } from "./project-json.ts";

const FIRST_SEQ = z.string().regex(/^\d{1,15}$/, "bad_number").transform(Number);
const PAGE_SIZE = z.string().regex(/^[1-9]\d{0,8}$/, "bad_number").transform(Number).pipe(z.number().max(LARGEST_PAGE));

export const boardQuery = z.strictObject({ ...projectFilterFields, asOf: asOfField.optional() });
export const explainQuery = quotaQuerySchema;
export const changesQuery = z.strictObject({ since: FIRST_SEQ.optional(), size: PAGE_SIZE.optional() });

const PAGE = z.string().regex(/^[1-9]\d{0,6}$/, "bad_number").transform(Number);
export const issuesQuery = z.strictObject({ view: z.enum(ISSUE_VIEWS).optional(), category: z.enum(ISSUE_CATEGORIES).optional(), unit: z.string().max(40).optional(), district: z.string().max(40).optional(), page: PAGE.optional(), size: PAGE_SIZE.optional() });
export type IssuesQuery = z.output<typeof issuesQuery>;

const quotaId = z.enum(QUOTA_IDS as readonly [QuotaId, ...QuotaId[]]);
const codeAndName = z.object({ code: z.string(), name: z.string() });
const clocks = { year: z.int(), asOf: z.string(), knownAt: z.string().nullable() };
const changed = z.record(z.string(), z.unknown()).nullable();

export const projectPageAnswer = z.object({ items: z.array(projectAnswer), total: z.int(), page: z.int(), size: z.int() });

const day = z.string().nullable();
const issueAnswer = z.object({
  number: z.string(), title: z.string(), detail: z.string().nullable(), category: z.enum(ISSUE_CATEGORIES), source: z.enum(ISSUE_SOURCES), state: z.enum(ISSUE_STATES), blocking: z.boolean(),
  light: z.enum(LIGHTS).nullable(), daysLate: z.int().nullable(), raisedOn: z.string(), handedOn: day, dueOn: day, closedOn: day, leadUnit: z.string().nullable(), reopened: z.int(),
  code: z.string(), project: z.string(), district: z.string().nullable(),
});
export type IssueJson = z.output<typeof issueAnswer>;
export const issuePageAnswer = z.object({ items: z.array(issueAnswer), total: z.int(), page: z.int(), size: z.int() });

export const boardAnswer = z.object({
  asOf: z.string(),
  stages: z.array(z.object({ stage: z.enum(COLUMN_STAGES as readonly [ColumnStage, ...ColumnStage[]]), count: z.int(), totalCny: z.int() })),
});

export const quotasAnswer = z.object({
  ...clocks, landingVariant: z.enum(LANDING_VARIANTS),
  quotas: z.array(z.object({
    id: quotaId, unit: z.enum(["count", "ratio", "usd", "cny"]), value: z.number().nullable(), numerator: z.int().nullable(), denominator: z.int().nullable(),
    target: z.number().nullable(), targetYear: z.int().nullable(), operator: z.enum([">=", ">"]), met: z.boolean().nullable(), provisional: z.boolean(),
    projects: z.array(z.string()),
  })),
});

export const explanationAnswer = z.object({
  id: quotaId, ...clocks, counted: z.array(codeAndName),
  nearMisses: z.array(z.object({
    ...codeAndName.shape, condition: z.string(), actual: z.union([z.string(), z.number()]).nullable(), required: z.union([z.string(), z.number()]).nullable(),
  })),
  denominator: z.array(codeAndName).optional(),
});

export const changesAnswer = z.object({
  items: z.array(z.object({ seq: z.int(), at: z.string(), type: z.string(), code: z.string().nullable(), before: changed, after: changed })),
  next: z.int(),
});

/** RFC 9457, with every reason where the status is 422. */
export const problemAnswer = z.object({
  type: z.string(), title: z.string(), status: z.int(), code: z.string(), detail: z.string(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
});
