import { migrateDatabase } from "#app/services/operations/migrate.server.ts";
import type { Command } from "../command.ts";

export const migrate: Command = {
  name: "migrate",
  usage: "",
  options: {},
  positionals: [0, 0],
  database: "any",
  run: async ({ ctx }) => {
    const { applied, backup } = await migrateDatabase(ctx);
    return {
      ok: true,
      json: { applied, backup },
      lines: [applied.length === 0 ? "The database has the newest schema." : `Applied ${applied.join(", ")}.`, ...(backup ? [`The database as it was is kept in ${backup}.`] : [])],
    };
  },
};
