import { z } from "zod";
import { formKey, personName, userId } from "./user.ts";

export const WEBHOOK_INTENTS = ["list", "add", "test", "pause", "resume", "remove"] as const;

const LONGEST_ADDRESS = 2_000;
const LONGEST_LIST = 10_000;
const list = z.string().max(LONGEST_LIST).optional().transform((text) => text ?? "");

export const originsForm = z.strictObject({ intent: z.literal("list"), publicOrigins: list, intranetOrigins: list, seen: userId.optional().transform((id) => id ?? null) });
export const addWebhookForm = z.strictObject({
  intent: z.literal("add"), formKey, name: personName, address: z.string().trim().min(1).max(LONGEST_ADDRESS), owner: userId, from: z.enum(["now", "start"]),
});
/** The buttons of a webhook. */
export const webhookButton = z.strictObject({ intent: z.enum(["test", "pause", "resume", "remove"]), id: userId });

export type NewWebhook = Omit<z.output<typeof addWebhookForm>, "intent">;
