import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { hasProjects, hasUsers } from "#db/queries/write-reference.ts";
import type { ServiceContext } from "../context.server.ts";
import { createDemoAccounts, demoLogins } from "./demo-accounts.server.ts";
import type { DemoSecrets } from "./demo-accounts.server.ts";
import { recordDemoDocuments } from "./documents.server.ts";
import { fillDemo } from "./fill-demo.server.ts";
import type { DemoOptions } from "./fill-demo.server.ts";

/** Puts the demo into a database without projects: accounts where there are none, projects, capital events. */
export async function seedDemo(ctx: ServiceContext, secrets: DemoSecrets, options: DemoOptions): Promise<Verdict<{ projects: number; logins: string[] }>> {
  if (await hasProjects(ctx.db.read)) return refuse({ code: "not_empty" });
  if (!(await hasUsers(ctx.db.read))) await createDemoAccounts(ctx, secrets);
  const projects = await fillDemo(ctx, options);
  await recordDemoDocuments(ctx, secrets.dataDir, options.seed);
  return accept({ projects, logins: await demoLogins(ctx, secrets) });
}
