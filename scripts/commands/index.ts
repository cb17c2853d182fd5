import type { Command } from "../command.ts";
import { backup } from "./backup.ts";
import { bench } from "./bench.ts";
import { board } from "./board.ts";
import { eventsImport } from "./events-import.ts";
import { explain } from "./explain.ts";
import { exportCommand } from "./export.ts";
import { generate } from "./generate.ts";
import { importCommand } from "./import.ts";
import { jobList } from "./job-list.ts";
import { jobRun } from "./job-run.ts";
import { migrate } from "./migrate.ts";
import { seed } from "./seed.ts";
import { quotas } from "./quotas.ts";
import { ratesImport } from "./rates-import.ts";
import { restore } from "./restore.ts";
import { tokenAdd } from "./token-add.ts";
import { tokenRevoke } from "./token-revoke.ts";
import { userAdd } from "./user-add.ts";
import { userDisable } from "./user-disable.ts";
import { userList } from "./user-list.ts";
import { verify } from "./verify.ts";

/** Every command; the usage text lists them in this order. */
export const commands: readonly Command[] = [
  migrate,
  seed,
  importCommand,
  exportCommand,
  ratesImport,
  eventsImport,
  quotas,
  explain,
  board,
  userAdd,
  userList,
  userDisable,
  tokenAdd,
  tokenRevoke,
  generate,
  backup,
  restore,
  verify,
  jobList,
  jobRun,
  bench,
];
