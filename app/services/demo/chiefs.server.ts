import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { addDays } from "#app/domain/dates.ts";
import { saveChief } from "../chiefs/edit-chiefs.server.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { BUREAU_CHIEFS } from "./catalogue.ts";

const UNITS = ["commerce", "economy_information", "development_reform", "natural_resources", "ecology", "housing_construction", "energy", "human_resources"] as const;
/** In office since about so many days; the last ones care for no project, one has left. */
const IN_OFFICE_DAYS = 900;
const OTHERS = [{ name: "示例钱局长", unit: "education", left: null }, { name: "示例周局长", unit: "finance", left: null }, { name: "示例前局长", unit: "commerce", left: 200 }] as const;

/** The list of bureau chiefs, with two who care for no project and one who left office. */
export async function recordChiefs(ctx: ServiceContext, actors: readonly Principal[]): Promise<void> {
  const today = todayOf(ctx);
  const commerce = { ...ctx, actor: actors.find(({ role }) => role === "commerce") ?? SYSTEM };
  const listed = [...BUREAU_CHIEFS.map((name, index) => ({ name, unit: UNITS[index % UNITS.length] ?? "commerce", left: null })), ...OTHERS];
  for (const [index, { name, unit, left }] of listed.entries()) {
    const saved = await saveChief(commerce, { item: null, seen: null, name, unit, fromOn: addDays(today, -(IN_OFFICE_DAYS + 31 * index)), untilOn: left === null ? null : addDays(today, -left) });
    if (!saved.ok) throw new Error(`the demo's chief was refused: ${JSON.stringify(saved.errors)}`);
  }
}
