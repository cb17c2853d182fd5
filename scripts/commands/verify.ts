import { verifyDatabase } from "#app/services/operations/verify.server.ts";
import type { Command } from "../command.ts";

export const verify: Command = {
  name: "verify",
  usage: "",
  options: {},
  positionals: [0, 0],
  run: async ({ ctx, env }) => {
    const result = await verifyDatabase(ctx, env.dataDir);
    if (result.ok) return { ok: true, json: result, lines: ["No faults."] };
    return {
      ok: false, code: "faults", detail: `${result.faults.length} faults`, errors: [], json: result,
      lines: result.faults.map((fault) => `${fault.check} ${fault.object}: ${fault.detail}`),
    };
  },
};
