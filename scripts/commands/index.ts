import type { Command } from "../command.ts";

/** Every command; the usage text lists them in this order. */
export const commands: readonly Command[] = [];
