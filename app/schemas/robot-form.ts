import { z } from "zod";
import { ROBOT_KINDS } from "#app/domain/deliveries.ts";
import { formKey, personName, userId, version } from "./user.ts";

export const ROBOT_INTENTS = ["add", "test", "disable", "enable", "remove"] as const;

const LONGEST_ADDRESS = 2_000;
const LONGEST_SECRET = 200;

export const addRobotForm = z.strictObject({
  intent: z.literal("add"), formKey, kind: z.enum(ROBOT_KINDS), name: personName, address: z.string().trim().min(1).max(LONGEST_ADDRESS),
  secret: z.string().trim().max(LONGEST_SECRET).optional().transform((text) => text ?? null),
});
/** The buttons of a robot: which one, and the version that was seen. */
export const robotButton = z.strictObject({ intent: z.enum(["test", "disable", "enable", "remove"]), id: userId, version });

export type NewRobot = Omit<z.output<typeof addRobotForm>, "intent">;
