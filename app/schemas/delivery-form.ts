import { z } from "zod";

export const DELIVERY_INTENTS = ["retry", "giveUp"] as const;

/** The buttons of a message. */
export const deliveryButton = z.strictObject({ intent: z.enum(DELIVERY_INTENTS), id: z.uuid() });
