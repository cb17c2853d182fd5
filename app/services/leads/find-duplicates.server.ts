import { daysBetween } from "#app/domain/dates.ts";
import { compareProjects, piecesOf } from "#app/domain/likeness.ts";
import type { LikenessReason } from "#app/domain/likeness.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import type { Stage } from "#app/domain/stages.ts";
import { cleanName, nameKey } from "#app/domain/text.ts";
import { normaliseUscc } from "#app/domain/uscc.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Investor } from "#app/domain/facts.ts";
import { projectCandidates } from "#db/queries/likeness-candidates.ts";
import type { ProjectCandidate } from "#db/queries/likeness-candidates.ts";
import { districtNames } from "#db/queries/reference.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { rightsOf } from "./right-holders.server.ts";
import type { LeadRight } from "./right-holders.server.ts";

/** A project that may be the one being typed, and what the two have in common; "beginning" while a name is half typed. */
export interface PossibleDuplicate {
  readonly code: string;
  readonly name: string;
  readonly investor: string | null;
  readonly district: { readonly zh: string; readonly en: string } | null;
  readonly stage: Stage;
  readonly daysSinceLead: number | null;
  readonly same: LikenessReason | "beginning";
  readonly sameCharacters: number;
  /** The first-report right where the company is taken for the same: whose it is, and whether it is the one that counts. */
  readonly right: (LeadRight & { readonly name: { readonly zh: string; readonly en: string } }) | null;
}

type FoundProject = Omit<PossibleDuplicate, "right">;

/** What is typed so far, each text as it stands. */
export interface TypedProject {
  readonly company: string;
  readonly intent: string;
  readonly uscc?: string | undefined;
  readonly projectCode?: string | undefined;
}

const SHOWN = 5;
const CANDIDATES = 120;
const FEWEST_CHARACTERS = 2;
/** How many characters from the beginning must agree where a name is only half typed. */
const NEAR_CHARACTERS = 4;
const RANK: Readonly<Partial<Record<PossibleDuplicate["same"], number>>> = { project_code: 0, credit_code: 1, same_name: 2, legal_form: 2, investor: 3, beginning: 9 };
const OTHER_RANK = 4;

/** Projects within the actor's scope that are the one being typed or near it: by code, by name, by company, or as far as it is typed. */
export async function findDuplicates(ctx: ServiceContext, typed: TypedProject): Promise<Verdict<PossibleDuplicate[]>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const [company, intent] = [cleanName(typed.company), cleanName(typed.intent)];
  const uscc = normaliseUscc(typed.uscc ?? "") || null;
  const projectCode = cleanName(typed.projectCode ?? "") || null;
  const texts = [company, intent].filter((text) => [...text].length >= FEWEST_CHARACTERS);
  const candidates = await projectCandidates(ctx.db.read, { pieces: texts.flatMap(piecesOf), uscc, projectCode }, scopeOf(ctx.actor), CANDIDATES);
  const names = await districtNames(ctx.db.read);
  const own = { name: intent || company, investors: company === "" ? [] : [company], uscc, projectCode };
  const found = candidates.flatMap((row): FoundProject[] => {
    const investors = (JSON.parse(row.investors) as Investor[]).map((investor) => investor.name);
    const verdict = compareProjects(own, { name: row.name, investors, uscc: row.uscc, projectCode: row.project_code });
    const sameCharacters = Math.max(0, ...texts.flatMap((text) => [row.name, ...investors].map((name) => commonBeginning(name, text))));
    const same = verdict.likeness !== "different" ? verdict.reason : verdict.reason === "unlike" && sameCharacters >= NEAR_CHARACTERS ? "beginning" : null;
    return same === null ? [] : [{ ...described(row, todayOf(ctx), names), investor: investors[0] ?? null, same, sameCharacters }];
  });
  const shown = found.toSorted((a, b) => (RANK[a.same] ?? OTHER_RANK) - (RANK[b.same] ?? OTHER_RANK) || b.sameCharacters - a.sameCharacters).slice(0, SHOWN);
  const rights = await rightsOf(ctx, shown.flatMap(({ code, same }) => (same === "beginning" ? [] : [code])));
  return accept(shown.map((entry) => {
    const right = rights[entry.code];
    return { ...entry, right: right ? { ...right, name: names.get(right.district) ?? { zh: right.district, en: right.district } } : null };
  }));
}

function described(row: ProjectCandidate, today: string, names: Awaited<ReturnType<typeof districtNames>>) {
  return {
    code: row.code, name: row.name, district: row.district === null ? null : (names.get(row.district) ?? null), stage: row.stage as Stage,
    daysSinceLead: row.lead_on === null ? null : daysBetween(row.lead_on, today),
  };
}

function commonBeginning(a: string, b: string): number {
  const [left, right] = [[...nameKey(a)], [...nameKey(b)]];
  const end = left.findIndex((character, index) => character !== right[index]);
  return end === -1 ? left.length : end;
}
