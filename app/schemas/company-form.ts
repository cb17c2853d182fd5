import { z } from "zod";
import { ORIGINS, RELATIONS } from "#app/domain/kinds.ts";
import { LONGEST_NAME, LONGEST_NOTE } from "#app/domain/check-project.ts";
import { pageFields } from "./project-filter.ts";
import { decimalText, formKeyField, lineText, linesText, usccText, versionField } from "./typed-fields.ts";

const LONGEST_LINE = 200;
const LONGEST_PERSON = 100;
const HUNDRED_PERCENT_BP = 10_000;
const PERCENT_PLACES = 2;
const MOST_SHARES = 12;
const id = z.string().regex(/^[1-9]\d{0,8}$/).transform(Number);
const required = (longest: number) => lineText(longest).pipe(z.string().min(1));

/** What a company's form says; the parent by its name or credit code, further names one a line. */
export const companyFormSchema = z.strictObject({
  intent: z.literal("save"), formKey: formKeyField, version: versionField.optional(), name: required(LONGEST_NAME), uscc: usccText.optional(), country: lineText(LONGEST_LINE).optional(),
  parent: lineText(LONGEST_NAME).optional(), aliases: linesText(LONGEST_NOTE).optional(), note: linesText(LONGEST_NOTE).optional(),
});
export type CompanyForm = Omit<z.output<typeof companyFormSchema>, "intent">;

const said = {
  name: required(LONGEST_PERSON), title: lineText(LONGEST_PERSON).optional(), phone: lineText(LONGEST_PERSON).optional(), email: z.email().max(LONGEST_LINE).optional(), note: linesText(LONGEST_NOTE).optional(),
};
export const COMPANY_INTENTS = ["contact", "removeContact", "undoMerge"] as const;
/** A person at a company; with a version a known one is changed. */
export const contactFormSchema = z.strictObject({ intent: z.literal("contact"), formKey: formKeyField, contact: id.optional(), version: versionField.optional(), company: id.optional(), ...said });
export const removeContactSchema = z.strictObject({ intent: z.literal("removeContact"), formKey: formKeyField, contact: id, version: versionField });
export const undoMergeSchema = z.strictObject({ intent: z.literal("undoMerge"), formKey: formKeyField, merge: id });

/** The versions of both records that the merge was shown with. */
export const mergeFormSchema = z.strictObject({ formKey: formKeyField, into: id, version: versionField, intoVersion: versionField, reason: lineText(LONGEST_LINE).optional() });
export const mergePageFields = { q: lineText(LONGEST_LINE).optional(), into: id.optional() } as const;

/** The address of the list of companies. */
export const companyListFields = { q: lineText(LONGEST_LINE).optional(), origin: z.enum(ORIGINS).optional(), without: z.enum(["uscc"]).optional(), page: pageFields.page } as const;
/** The address of a company's page. */
export const companyPageFields = { contact: z.union([z.literal("new"), id]).optional(), saved: z.enum(["company", "contact", "merge", "undo"]).optional() } as const;
/** What is asked for while a company's form is typed. */
export const similarFields = { name: z.string().max(LONGEST_LINE).optional(), uscc: z.string().max(LONGEST_LINE).optional(), except: id.optional() } as const;

/** The company that an address names; one that is no number names none. */
export function companyIdOf(text: string | undefined): number {
  return id.safeParse(text).data ?? 0;
}

export const PEOPLE_INTENTS = ["contact", "speaks", "silent", "share", "relate"] as const;
export const speakerSchema = z.strictObject({ intent: z.enum(["speaks", "silent"]), formKey: formKeyField, contact: id });
const shareRow = z.strictObject({ district: z.string().max(LONGEST_LINE).optional(), share: decimalText(PERCENT_PLACES, HUNDRED_PERCENT_BP).optional() });
/** How the credit is shared, in percent with two places; rows without a district are none. */
export const shareFormSchema = z.strictObject({ intent: z.literal("share"), formKey: formKeyField, seen: z.string().max(LONGEST_LINE).default(""), reason: lineText(LONGEST_LINE).optional(), shares: z.array(shareRow).max(MOST_SHARES).default([]) });

export const relateFormSchema = z.strictObject({ intent: z.literal("relate"), formKey: formKeyField, version: versionField, relation: z.enum(RELATIONS), other: lineText(LONGEST_LINE).optional() });
/** What opens beside the people of a project, from its address. */
export const peoplePageFields = {
  do: z.enum(["contact", "share", "relate"]).optional(), relation: z.enum(RELATIONS).optional(), other: lineText(LONGEST_LINE).optional(), saved: z.enum(["contact", "share", "relate"]).optional(),
} as const;
