import { addDays } from "#app/domain/dates.ts";
import type { IsoDate } from "#app/domain/dates.ts";
import { planSlots } from "./cohorts.ts";
import type { Slot } from "./cohorts.ts";
import { entriesOf } from "./events-of-life.ts";
import type { Entry } from "./events-of-life.ts";
import { characterOf } from "./facts-of-slot.ts";
import type { Character, People } from "./facts-of-slot.ts";
import { livedUntil, makeLife } from "./lives.ts";
import type { LifePlan } from "./lives.ts";
import { createRandom, mixSeed } from "./random.ts";

/** The projects, by their place in the demo, that another one belongs to or repeats. */
export interface Reference {
  readonly partOf: number | null;
  readonly duplicateOf: number | null;
}

/** An entry about a project at an instant. */
export interface DatedEntry {
  readonly project: number;
  readonly at: string;
  readonly entry: Entry;
  readonly references: Reference;
}

interface Setting {
  readonly size: number;
  readonly seed: number;
  readonly today: IsoDate;
  readonly now: string;
}

/** One in so many projects is a second phase of an earlier one; one in so many is the same project reported by another district. */
const ONE_PART_IN = 50;
const ONE_DUPLICATE_IN = 100;
const ONE_SUSPENDED_IN = 40;
const NO_REFERENCE: Reference = { partOf: null, duplicateOf: null };
const NOBODY: People = { liaisons: [0] };

/** Gives the projects that have a name of their own to the first places where they fit. */
function featuredOrder(slots: readonly Slot[]): Map<Slot, number> {
  const leads = slots.filter((slot) => slot.isLead && slot.sort !== "service" && slot.sort !== "mega").slice(0, 10);
  const byDay = slots.filter((slot) => !slot.isLead).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const [majors, minors] = [byDay.filter((slot) => slot.sort === "major"), byDay.filter((slot) => slot.sort === "minor")];
  const spread = (list: readonly Slot[], count: number, backwards: boolean) => Array.from({ length: Math.min(count, list.length) }, (_, index) => list[Math.floor(((backwards ? count - index - 0.5 : index + 0.5) / count) * list.length)]);
  const signed = [...spread(majors, 14, true), ...spread(minors, 8, true)];
  return new Map([...leads.map((slot, index) => [slot, index] as const), ...signed.flatMap((slot, index) => (slot ? [[slot, index] as const] : []))]);
}

/** All entries of the demo, about every project, in the order in which they were made. */
export function composeDemo(setting: Setting, people: People | null): DatedEntry[] {
  const parts = Math.floor(setting.size / ONE_PART_IN);
  const duplicates = Math.floor(setting.size / ONE_DUPLICATE_IN);
  const slots = planSlots(setting.size, setting.seed, setting.today, parts + duplicates);
  const featured = featuredOrder(slots);
  const names = new Set<string>();
  const made = slots.map((slot, project) => make(setting, slot, project, featured.get(slot) ?? null, people, names));
  const parents = made.filter(({ slot, character }) => slot.sort === "major" && !slot.isLead && slot.on < addDays(setting.today, -400) && !character.isForeign);
  const extras = parents.slice(0, parts + duplicates).map((parent, index) => relative(setting, parent, made.length + index, index < parts));
  return [...made, ...extras].flatMap(({ entries }) => entries).toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}

interface Made {
  readonly slot: Slot;
  readonly project: number;
  readonly character: Character;
  readonly entries: readonly DatedEntry[];
}

function make(setting: Setting, slot: Slot, project: number, featured: number | null, people: People | null, names: Set<string>): Made {
  const random = createRandom(slot.key);
  const made = characterOf(random, slot, featured, people ?? NOBODY);
  const { input } = made;
  const maker = input.investors[0]?.name.replace(/（.*/, "").slice(2, 4) ?? "";
  const name = names.has(input.name) ? `${maker}${input.name}` : input.name;
  names.add(input.name);
  const character = { ...made, input: { ...input, name, liaisonId: people ? input.liaisonId : null } };
  return { slot, project, character, entries: written(setting, slot, project, character, NO_REFERENCE) };
}

/** A second phase of a project under the same contract, or the same project reported again by another district. */
function relative(setting: Setting, parent: Made, project: number, isPart: boolean): Made {
  const slot: Slot = { ...parent.slot, key: mixSeed(parent.slot.key, project), sort: isPart ? "minor" : parent.slot.sort, on: addDays(parent.slot.on, isPart ? 200 : 20) };
  const { input } = parent.character;
  const own = isPart ? { name: `${input.name}（二期）`, amount: 450_000_000, fixedAmount: 300_000_000, currency: "CNY" } : { district: input.district === "330206" ? "netd" : "330206" };
  const character = { ...parent.character, input: { ...input, ...own } };
  const references = isPart ? { partOf: parent.project, duplicateOf: null } : { partOf: null, duplicateOf: parent.project };
  return { slot, project, character, entries: written(setting, slot, project, character, references, parent.entries[0]?.at) };
}

function written(setting: Setting, slot: Slot, project: number, character: Character, references: Reference, after = ""): DatedEntry[] {
  const random = createRandom(mixSeed(slot.key, 1));
  const plan: LifePlan = { kind: character.kind, takesLand: character.input.newLand === true, isForeign: character.isForeign };
  const life = makeLife(random, slot, plan);
  const lived = livedUntil(life, setting.today);
  const entries = withSuspension(setting, slot, entriesOf(random, character, plan, life, lived, setting.today), lived.started !== undefined && lived.completed === undefined);
  let last = after;
  return entries.toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1)).map((entry) => {
    const at = laterOf(instantOn(random, entry.on, setting.now), last);
    last = at;
    return { project, at, entry, references };
  });
}

function withSuspension(setting: Setting, slot: Slot, entries: Entry[], isBuilding: boolean): Entry[] {
  if (!isBuilding || slot.key % ONE_SUSPENDED_IN !== 0) return entries;
  const on = addDays(setting.today, -(slot.key % 120) - 30);
  return [...entries, { on, action: "project.suspend", said: { suspendedOn: on, suspensionReason: slot.key % 2 === 0 ? "资金未按约到位，投资方内部重组" : "市场需求下滑，投资方要求缓建" }, dates: {} }];
}

/** An instant in office hours of the day, never after now. */
function instantOn(random: ReturnType<typeof createRandom>, day: IsoDate, now: string): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const at = `${day}T${two(random.int(1, 9))}:${two(random.int(0, 59))}:${two(random.int(0, 59))}.${String(random.int(0, 999)).padStart(3, "0")}Z`;
  return at < now ? at : now;
}

const laterOf = (at: string, last: string): string => (at > last ? at : last);
