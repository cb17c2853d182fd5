import { ROLES } from "#app/domain/permissions.ts";
import { refusalsOf } from "#app/schemas/refusals.ts";
import { addUserSchema } from "#app/schemas/user.ts";
import { addUser } from "#app/services/people/add-user.server.ts";
import { refusedOutcome } from "../refused-outcome.ts";
import { UsageError } from "../command.ts";
import type { Command } from "../command.ts";

const REQUIRED = ["email", "name", "role"] as const;
const SPOKEN = { name: "userName", unit: "responsibleUnit" };

export const userAdd: Command = {
  name: "user add",
  usage: `--email E --name N --role ${ROLES.join("|")} [--district CODE] [--unit U]  (password on stdin)`,
  options: { email: { type: "string" }, name: { type: "string" }, role: { type: "string" }, district: { type: "string" }, unit: { type: "string" } },
  positionals: [0, 0],
  run: async ({ values, ctx, readStdin }) => {
    const missing = REQUIRED.filter((option) => values[option] === undefined);
    if (missing.length > 0) throw new UsageError(`user add needs ${missing.map((option) => `--${option}`).join(", ")}`);
    const { email, name, role, district, unit } = values;
    const parsed = addUserSchema.safeParse({ email, name, role, district, unit, password: await readStdin() }, { reportInput: true });
    if (!parsed.success) return refusedOutcome(refusalsOf(parsed.error.issues), SPOKEN);
    const verdict = await addUser(ctx, parsed.data);
    if (!verdict.ok) return refusedOutcome(verdict.errors, SPOKEN);
    const { id, ...user } = verdict.value;
    return { ok: true, json: { id, ...user, role: parsed.data.role }, lines: [`Added ${user.email}.`] };
  },
};
