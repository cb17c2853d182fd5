import { revokeToken } from "#app/services/auth/tokens.server.ts";
import { refusedOutcome } from "../refused-outcome.ts";
import { UsageError } from "../command.ts";
import type { Command } from "../command.ts";

export const tokenRevoke: Command = {
  name: "token revoke",
  usage: "ID",
  options: {},
  positionals: [1, 1],
  run: async ({ positionals: [text = ""], ctx }) => {
    if (!/^[1-9]\d{0,14}$/.test(text)) throw new UsageError("ID must be the number that token add gave");
    const verdict = await revokeToken(ctx, Number(text));
    if (!verdict.ok) return refusedOutcome(verdict.errors);
    return { ok: true, json: { id: verdict.value.id, revoked: true }, lines: [`Revoked token ${verdict.value.id}.`] };
  },
};
