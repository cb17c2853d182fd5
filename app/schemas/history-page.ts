import { z } from "zod";
import { pageFields } from "./project-filter.ts";

const LONGEST_NAME = 80;

/** The address of a project's history: one field, one kind of change, a page. */
export const historyPageFields = { field: z.string().max(LONGEST_NAME).optional(), kind: z.string().max(LONGEST_NAME).optional(), page: pageFields.page } as const;
