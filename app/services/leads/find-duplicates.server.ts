import { daysBetween } from "#app/domain/dates.ts";
import { and } from "#app/domain/predicate.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import type { Stage } from "#app/domain/stages.ts";
import { cleanName, companyKey, nameKey } from "#app/domain/text.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Investor } from "#app/domain/facts.ts";
import { listProjects } from "#db/queries/project-list.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { districtNames } from "#db/queries/reference.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";

/** A project that may be the one being typed, and what the two have in common. */
export interface PossibleDuplicate {
  readonly code: string;
  readonly name: string;
  readonly investor: string | null;
  readonly district: { readonly zh: string; readonly en: string } | null;
  readonly stage: Stage;
  readonly daysSinceLead: number | null;
  readonly same: "company" | "name" | "beginning";
  readonly sameCharacters: number;
}

const SHOWN = 5;
const CANDIDATES = 40;
const FEWEST_CHARACTERS = 2;
/** How many characters from the beginning must agree for a near name. */
const NEAR_CHARACTERS = 4;

/** Projects within the actor's scope whose company or name equals what is typed, or begins like it. */
export async function findDuplicates(ctx: ServiceContext, typed: { readonly company: string; readonly intent: string }): Promise<Verdict<PossibleDuplicate[]>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const found = new Map<string, PossibleDuplicate>();
  const names = await districtNames(ctx.db.read);
  for (const text of [cleanName(typed.company), cleanName(typed.intent)]) {
    const beginning = [...text].slice(0, NEAR_CHARACTERS).join("");
    if ([...beginning].length < FEWEST_CHARACTERS) continue;
    const rows = await listProjects(ctx.db.read, and(scopeOf(ctx.actor), { op: "matches", text: beginning }), { key: "updatedAt", descending: true }, CANDIDATES, 0);
    for (const row of rows) {
      const duplicate = compare(row, text, names, todayOf(ctx));
      if (duplicate && !found.has(row.code)) found.set(row.code, duplicate);
    }
  }
  const rank = { company: 0, name: 1, beginning: 2 } as const;
  return accept([...found.values()].sort((a, b) => rank[a.same] - rank[b.same] || b.sameCharacters - a.sameCharacters).slice(0, SHOWN));
}

function compare(row: StoredProject, text: string, names: Awaited<ReturnType<typeof districtNames>>, today: string): PossibleDuplicate | null {
  const investors = (JSON.parse(row.investors) as Investor[]).map((investor) => investor.name);
  const isCompany = investors.some((investor) => companyKey(investor) === companyKey(text));
  const isName = nameKey(row.name) === nameKey(text);
  const sameCharacters = Math.max(...[row.name, ...investors].map((name) => commonBeginning(name, text)));
  if (!isCompany && !isName && sameCharacters < Math.min(NEAR_CHARACTERS, [...text].length)) return null;
  return {
    code: row.code, name: row.name, investor: investors[0] ?? null, district: row.district === null ? null : (names.get(row.district) ?? null),
    stage: row.stage as Stage, daysSinceLead: row.lead_on === null ? null : daysBetween(row.lead_on, today),
    same: isCompany ? "company" : isName ? "name" : "beginning", sameCharacters,
  };
}

function commonBeginning(a: string, b: string): number {
  const [left, right] = [[...nameKey(a)], [...nameKey(b)]];
  const end = left.findIndex((character, index) => character !== right[index]);
  return end === -1 ? left.length : end;
}
