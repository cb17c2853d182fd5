import { createToken, TOKEN_SCOPES } from "#app/services/auth/tokens.server.ts";
import { refusedOutcome } from "../refused-outcome.ts";
import { UsageError } from "../command.ts";
import type { Command } from "../command.ts";

export const tokenAdd: Command = {
  name: "token add",
  usage: `--user E [--scope ${TOKEN_SCOPES.join("|")}]`,
  options: { user: { type: "string" }, scope: { type: "string" } },
  positionals: [0, 0],
  run: async ({ values, ctx }) => {
    if (typeof values["user"] !== "string") throw new UsageError("token add needs --user");
    const scope = TOKEN_SCOPES.find((entry) => entry === (values["scope"] ?? "read"));
    if (!scope) throw new UsageError(`--scope must be ${TOKEN_SCOPES.join(" or ")}`);
    const verdict = await createToken(ctx, { email: values["user"], scope });
    if (!verdict.ok) return refusedOutcome(verdict.errors);
    const { id, token } = verdict.value;
    return { ok: true, json: { id, token }, lines: [token], notes: [`Token ${id}, scope ${scope}. It is shown only this once.`] };
  },
};
