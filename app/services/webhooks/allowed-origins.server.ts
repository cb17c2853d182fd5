import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { WEBHOOK_ORIGINS } from "#app/domain/webhooks.ts";
import type { Db } from "#db/connection.server.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { currentSetting, replaceSetting } from "#db/queries/settings.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { readOrigin } from "../outbound/targets.ts";
import type { AllowedOrigin } from "../outbound/targets.ts";

/** The lists as they are typed, an origin a line. */
export interface TypedOrigins {
  readonly publicOrigins: string;
  readonly intranetOrigins: string;
  readonly seen: number | null;
}

/** The origins that webhooks may reach; none unless an administrator listed some. */
export async function allowedOrigins(db: Db): Promise<readonly AllowedOrigin[]> {
  return (await viewOrigins(db)).origins;
}

/** The origins with the version that a form is filled in on. */
export async function viewOrigins(db: Db): Promise<{ origins: readonly AllowedOrigin[]; seen: number | null }> {
  const current = await currentSetting(db.read, WEBHOOK_ORIGINS);
  return { origins: current === null ? [] : (JSON.parse(current.value) as AllowedOrigin[]), seen: current?.id ?? null };
}

function readLines(text: string, field: string, isIntranet: boolean): { origins: AllowedOrigin[]; faults: Refusal[] } {
  const lines = [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ""))];
  const read = lines.map((line) => ({ line, origin: readOrigin(line, isIntranet) }));
  return { origins: read.flatMap(({ origin }) => origin ?? []), faults: read.filter(({ origin }) => origin === null).map(({ line }) => ({ code: "bad_origin_line", field, params: { value: line.slice(0, 200) } })) };
}

/** Sets the origins that webhooks may reach: those of the public, https only, and those of the own network, which may be plain http and private. */
export async function setOrigins(ctx: ServiceContext, { publicOrigins, intranetOrigins, seen }: TypedOrigins): Promise<Verdict<{ changed: boolean }>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  const lists = [readLines(publicOrigins, "publicOrigins", false), readLines(intranetOrigins, "intranetOrigins", true)];
  const faults = lists.flatMap((list) => list.faults);
  if (faults.length > 0) return refuse(...faults);
  const value = JSON.stringify(lists.flatMap((list) => list.origins));
  return ctx.db.transaction(async (trx) => {
    const current = await currentSetting(trx, WEBHOOK_ORIGINS);
    const before = current?.value ?? "[]";
    if (before === value) return accept({ changed: false });
    if ((current?.id ?? null) !== seen) return refuse({ code: "stale" });
    const at = current && current.recorded_from > ctx.now ? current.recorded_from : ctx.now;
    await replaceSetting(trx, WEBHOOK_ORIGINS, value, at, ctx.actor.userId);
    const told = (stored: string) => ({ origins: (JSON.parse(stored) as AllowedOrigin[]).map(({ origin }) => origin) });
    await appendAudit(trx, { at, actorId: ctx.actor.userId, actorName: ctx.actor.name, action: "setting.set", objectType: "setting", objectCode: WEBHOOK_ORIGINS, projectId: null, before: told(before), after: told(value) });
    return accept({ changed: true });
  });
}
