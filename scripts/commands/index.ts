import type { Command } from "../command.ts";
import { migrate } from "./migrate.ts";
import { tokenAdd } from "./token-add.ts";
import { tokenRevoke } from "./token-revoke.ts";
import { userAdd } from "./user-add.ts";
import { userDisable } from "./user-disable.ts";
import { userList } from "./user-list.ts";

/** Every command; the usage text lists them in this order. */
export const commands: readonly Command[] = [
  migrate,
  userAdd,
  userList,
  userDisable,
  tokenAdd,
  tokenRevoke,
];
