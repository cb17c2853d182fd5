import { z } from "zod";
import { DUTY_STATES, SIDES } from "#app/domain/commitments.ts";
import { CHECK_STAGES } from "#app/domain/indicators.ts";
import { pageFields } from "./project-filter.ts";

const LONGEST_CODE = 40;
const code = z.string().max(LONGEST_CODE);

/** The address of the list of commitments. */
export const dutyListFields = {
  side: z.enum(SIDES).optional(), state: z.enum(DUTY_STATES).optional(), unit: code.optional(), stage: z.enum(CHECK_STAGES).optional(), district: code.optional(), page: pageFields.page,
} as const;
