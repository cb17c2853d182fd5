import type { ServiceContext } from "../context.server.ts";
import { createDemoAccounts, demoLogins } from "./demo-accounts.server.ts";
import type { DemoSecrets } from "./demo-accounts.server.ts";
import { recordDemoDocuments } from "./documents.server.ts";
import { fillDemo } from "./fill-demo.server.ts";
import type { DemoOptions } from "./fill-demo.server.ts";

export { createDemoAccounts, demoLogins };

/** The demo that a new database starts with. */
export const USUAL_DEMO: DemoOptions = { size: 400, seed: 1 };

/** Fills an empty database with the demo: accounts, projects, capital events, some papers. */
export async function createDemo(ctx: ServiceContext, secrets: DemoSecrets, options: DemoOptions = USUAL_DEMO): Promise<void> {
  await createDemoAccounts(ctx, secrets);
  await fillDemo(ctx, options);
  await recordDemoDocuments(ctx, secrets.dataDir, options.seed);
}
