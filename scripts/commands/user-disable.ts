import { disableUserByEmail } from "#app/services/people/change-user.server.ts";
import { refusedOutcome } from "../refused-outcome.ts";
import type { Command } from "../command.ts";

export const userDisable: Command = {
  name: "user disable",
  usage: "E",
  options: {},
  positionals: [1, 1],
  run: async ({ positionals: [email = ""], ctx }) => {
    const verdict = await disableUserByEmail(ctx, email);
    if (!verdict.ok) return refusedOutcome(verdict.errors);
    return { ok: true, json: { email: verdict.value.email, disabled: true }, lines: [`Disabled ${verdict.value.email}; its sessions have ended.`] };
  },
};
