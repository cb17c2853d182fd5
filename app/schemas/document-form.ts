import { z } from "zod";
import { DOCUMENT_KINDS } from "#app/domain/documents.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import { formKeyField, lineText, linesText, versionField } from "./typed-fields.ts";

const LONGEST_NOTE = 400;

export const DOCUMENT_INTENTS = ["add", "edit", "revise", "remove"] as const;

const said = { kind: z.enum(DOCUMENT_KINDS), milestone: z.enum(MILESTONE_TYPES).optional(), note: linesText(LONGEST_NOTE).optional() };
const seen = { item: z.string().regex(/^[1-9]\d{0,8}$/).transform(Number), version: versionField, formKey: formKeyField };

/** New files of a project; the files themselves come beside the fields. */
export const addDocumentsSchema = z.strictObject({ intent: z.literal("add"), ...said, formKey: formKeyField });
export const editDocumentSchema = z.strictObject({ intent: z.literal("edit"), ...seen, ...said });
export const reviseDocumentSchema = z.strictObject({ intent: z.literal("revise"), ...seen });
export const removeDocumentSchema = z.strictObject({ intent: z.literal("remove"), ...seen, reason: lineText(LONGEST_NOTE).pipe(z.string().min(1)) });

/** What the page of a project's files knows in its address: which document is open, which form is, and what was just stored. */
export const filesPageFields = {
  file: z.string().regex(/^[1-9]\d{0,8}$/).transform(Number).optional(),
  do: z.literal("add").optional(), milestone: z.enum(MILESTONE_TYPES).optional(), kind: z.enum(DOCUMENT_KINDS).optional(),
  saved: z.enum(["added", "edited", "revised", "removed"]).optional(),
} as const;

/** A version of a document in an address. */
export const documentIdField = z.string().regex(/^[1-9]\d{0,8}$/).transform(Number);
