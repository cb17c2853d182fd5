import { z } from "zod";
import { KINDS, LIGHTS } from "#app/domain/kinds.ts";
import { and, atLeast, atMost, EVERYTHING, not, oneOf } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { STAGE_IDS } from "#app/domain/stages.ts";
import type { Stage } from "#app/domain/stages.ts";

const LARGEST_CNY = 10 ** 15;
const LONGEST_SEARCH = 100;

/** One value or several separated by commas or repeated; empty ones are no filter. */
const words = z.union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]).flatMap((entry) => entry.split(",")).map((entry) => entry.trim()).filter((entry) => entry !== ""));
const wordsOf = <const T extends string>(values: readonly T[]) => words.pipe(z.array(z.enum(values as readonly [T, ...T[]])));
const codes = words.pipe(z.array(z.string().max(40)));
const yuan = z.union([z.literal("").transform(() => undefined), z.string().regex(/^\d{1,16}$/).transform(Number).pipe(z.number().max(LARGEST_CNY))]);
/** A division with or without its section letter; a class narrows to its division. */
const division = z.string().regex(/^[A-Ta-t]?\d{2,4}$/).transform((code) => code.replace(/^\D/, "").slice(0, 2));

/** Whether records that were put away are left out, alone, or among the others; without a choice they are among the others. */
export const ARCHIVED_CHOICES = ["no", "only", "all"] as const;

/** The filters of lists, board and export, by the names that URLs, the API and commands use. */
export const projectFilterFields = {
  stage: wordsOf(STAGE_IDS as readonly [Stage, ...Stage[]]).optional(),
  district: codes.optional(),
  industry: words.pipe(z.array(division)).optional(),
  chain: codes.optional(),
  kind: wordsOf(KINDS).optional(),
  liaison: words.pipe(z.array(z.string().max(200))).optional(),
  chief: words.pipe(z.array(z.string().max(100))).optional(),
  q: z.string().trim().max(LONGEST_SEARCH).optional(),
  minCny: yuan.optional(),
  maxCny: yuan.optional(),
  light: wordsOf(LIGHTS).optional(),
  archived: z.union([z.literal("").transform(() => undefined), z.enum(ARCHIVED_CHOICES)]).optional(),
} as const;

export const projectFilterSchema = z.strictObject(projectFilterFields);
export type ProjectFilter = z.infer<typeof projectFilterSchema>;
export const FILTER_KEYS = Object.keys(projectFilterFields) as readonly (keyof ProjectFilter)[];

export const SORT_KEYS = [
  "code", "name", "district", "industry", "kind", "chain", "stage", "amount", "totalInvestmentCny", "light", "leadOn", "signedOn", "registeredOn", "landedOn",
  "landOn", "startedOn", "completedOn", "acceptedOn", "producedOn", "capacityOn", "dischargedOn", "fundOn", "terminatedOn", "nextDueOn", "createdAt", "updatedAt",
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** `key`, or `-key` for descending. */
export const sortSchema = z.string().refine((text) => (SORT_KEYS as readonly string[]).includes(text.replace(/^-/, "")))
  .transform((text): Sort => ({ key: text.replace(/^-/, "") as SortKey, descending: text.startsWith("-") }));

/** Largest page of a list. */
export const LARGEST_PAGE = 200;
const wholeNumber = (largest: number) => z.string().regex(/^[1-9]\d{0,8}$/).transform(Number).pipe(z.number().max(largest));
export const pageFields = { sort: sortSchema.optional(), page: wholeNumber(1_000_000).optional(), size: wholeNumber(LARGEST_PAGE).optional() } as const;
export const projectListSchema = z.strictObject({ ...projectFilterFields, ...pageFields });

/** A filter as a statement about facts; `liaisonIds` are the accounts its liaisons name, null without that filter. */
export function filterPredicate(filter: ProjectFilter, liaisonIds: readonly number[] | null): Predicate {
  const parts: Predicate[] = [];
  if (filter.stage?.length) parts.push({ op: "statusIn", field: "stage", values: filter.stage });
  if (filter.light?.length) parts.push({ op: "statusIn", field: "light", values: filter.light });
  if (filter.district?.length) parts.push(oneOf("district", filter.district));
  if (filter.industry?.length) parts.push(oneOf("division", filter.industry));
  if (filter.chain?.length) parts.push(oneOf("chain", filter.chain));
  if (filter.kind?.length) parts.push(oneOf("kind", filter.kind));
  if (filter.chief?.length) parts.push(oneOf("bureauChief", filter.chief));
  if (liaisonIds !== null) parts.push({ op: "any", of: liaisonIds.map((id) => and(atLeast("liaisonId", id), atMost("liaisonId", id))) });
  if (filter.minCny !== undefined) parts.push(atLeast("totalCny", filter.minCny));
  if (filter.maxCny !== undefined) parts.push(atMost("totalCny", filter.maxCny));
  if (filter.archived === "no") parts.push(not({ op: "archived" }));
  if (filter.archived === "only") parts.push({ op: "archived" });
  if (filter.q) parts.push({ op: "matches", text: filter.q });
  return parts.length === 0 ? EVERYTHING : and(...parts);
}

/** The same filter for the lists that people work on: what was put away stays out unless it is asked for. */
export function workingFilter(filter: ProjectFilter): ProjectFilter {
  return { ...filter, archived: filter.archived ?? "no" };
}
