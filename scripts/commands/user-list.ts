import { listUsers } from "#app/services/people/list-users.server.ts";
import { refusedOutcome } from "../refused-outcome.ts";
import type { Command } from "../command.ts";

export const userList: Command = {
  name: "user list",
  usage: "",
  options: {},
  positionals: [0, 0],
  run: async ({ ctx }) => {
    const verdict = await listUsers(ctx);
    if (!verdict.ok) return refusedOutcome(verdict.errors);
    const users = verdict.value.map(({ email, name, role, district, unit, disabled }) => ({ email, name, role, district, unit, disabled }));
    const lines = users.map((user) => [user.email, user.name, user.role, user.district ?? user.unit ?? "-", user.disabled ? "disabled" : "active"].join("\t"));
    return { ok: true, json: { users }, lines };
  },
};
