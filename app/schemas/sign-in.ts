import { z } from "zod";

const LONGEST_EMAIL = 254;
const LONGEST_TYPED_PASSWORD = 1_000;

/** A sign-in asks only that something was typed; what is wrong with it is not told. */
export const signInSchema = z.strictObject({
  email: z.string().trim().min(1).max(LONGEST_EMAIL),
  password: z.string().max(LONGEST_TYPED_PASSWORD),
  to: z.string().optional(),
});
