import { z } from "zod";
import { formKey, personName, typedPassword, userId, version } from "./user.ts";

export const PROFILE_INTENTS = ["name", "password", "endOthers", "createToken", "revokeToken", "renewCalendar", "revokeCalendar"] as const;

export const ownNameSchema = z.strictObject({ intent: z.literal("name"), name: personName, version });
export const ownPasswordSchema = z.strictObject({ intent: z.literal("password"), currentPassword: typedPassword, newPassword: typedPassword, repeatPassword: typedPassword });
export const endOthersSchema = z.strictObject({ intent: z.literal("endOthers") });
export const createTokenSchema = z.strictObject({ intent: z.literal("createToken"), formKey, scope: z.enum(["read", "write"]) });
export const revokeTokenSchema = z.strictObject({ intent: z.literal("revokeToken"), id: userId });
export const renewCalendarSchema = z.strictObject({ intent: z.literal("renewCalendar"), formKey });
export const revokeCalendarSchema = z.strictObject({ intent: z.literal("revokeCalendar") });
