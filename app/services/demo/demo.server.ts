import type { ServiceContext } from "../context.server.ts";
import { createDemoAccounts, demoLogins } from "./demo-accounts.server.ts";
import type { DemoSecrets } from "./demo-accounts.server.ts";

export { createDemoAccounts, demoLogins };

/** Fills an empty database with the demo: accounts, projects, capital events. */
export async function createDemo(ctx: ServiceContext, secrets: DemoSecrets): Promise<void> {
  await createDemoAccounts(ctx, secrets);
}
