import { z } from "zod";
import { canonicalEmail } from "#app/domain/accounts.ts";
import { ROLES } from "#app/domain/permissions.ts";
import { cleanName } from "#app/domain/text.ts";

const LONGEST_EMAIL = 254;
const LONGEST_NAME = 100;
const LONGEST_TYPED = 1_000;

/** A hidden field of forms that add something: the same key again is the same form. */
export const formKey = z.uuid().optional();
/** The version that the form was filled in on. */
export const version = z.string().regex(/^[1-9]\d{0,8}$/).transform(Number);
export const userId = z.string().regex(/^[1-9]\d{0,14}$/).transform(Number);
/** The id in an address; a malformed one is nobody's. */
export function idOf(text: string | undefined): number {
  return userId.safeParse(text).data ?? 0;
}
export const personName = z.string().transform(cleanName).pipe(z.string().min(1).max(LONGEST_NAME));
/** Any text as long as a person types; the rules are the domain's. */
export const typedPassword = z.string().max(LONGEST_TYPED);
const email = z.string().max(LONGEST_EMAIL).transform(canonicalEmail).pipe(z.email());
const place = z.string().max(100).optional().transform((text) => text ?? null);

const assigned = { name: personName, role: z.enum(ROLES), district: place, unit: place };

export const addUserSchema = z.strictObject({ intent: z.literal("add").optional(), formKey, email, password: typedPassword, ...assigned });
export const changeUserSchema = z.strictObject({ intent: z.literal("change").optional(), version, ...assigned });
export const setPasswordSchema = z.strictObject({ intent: z.literal("password"), newPassword: typedPassword });
/** The buttons of a row: which account, and for switching it off or on the version that was seen. */
export const userSwitchSchema = z.strictObject({ intent: z.enum(["disable", "enable", "unlock"]), id: userId, version });

export type NewUser = Pick<z.output<typeof addUserSchema>, "email" | "name" | "role" | "district" | "unit" | "password"> & { readonly formKey?: string | undefined };
export type UserChange = Omit<z.output<typeof changeUserSchema>, "intent">;
