import type { Command } from "../command.ts";
import { migrate } from "./migrate.ts";

/** Every command; the usage text lists them in this order. */
export const commands: readonly Command[] = [
  migrate,
];
