import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { aside } from "../readers/aside.server.ts";
import { MOST_LINES, TODAY_SOURCES } from "./sources.server.ts";
import type { TodayLine, TodaySource } from "./sources.server.ts";

export interface TodayPage {
  readonly today: string;
  readonly groups: readonly { readonly source: TodaySource; readonly lines: readonly TodayLine[]; readonly more: number }[];
}

/** Everything that asks for somebody today, the latest first in each group; a group without a line is not there. */
export async function todayPage(ctx: ServiceContext): Promise<Verdict<TodayPage>> {
  const allowed = authorise(ctx, "project.edit");
  if (!allowed.ok) return allowed;
  return aside(ctx, "todayPage", null, () => todayHere(ctx));
}

async function todayHere(ctx: ServiceContext): Promise<Verdict<TodayPage>> {
  const groups: TodayPage["groups"][number][] = [];
  for (const [source, load] of Object.entries(TODAY_SOURCES) as [TodaySource, (typeof TODAY_SOURCES)[TodaySource]][]) {
    const lines = (await load(ctx)).toSorted((a, b) => b.daysLate - a.daysLate || (a.code < b.code ? -1 : 1));
    if (lines.length > 0) groups.push({ source, lines: lines.slice(0, MOST_LINES), more: Math.max(0, lines.length - MOST_LINES) });
  }
  return accept({ today: todayOf(ctx), groups });
}
