import { gateLines } from "#app/domain/gates.ts";
import { isBoundToDistrict } from "#app/domain/permissions.ts";
import { deriveFacts, emptyInput } from "#app/domain/project-input.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { gateDates } from "#db/queries/gate-rules.ts";
import { liaisonChoices, userNames } from "#db/queries/people.ts";
import { chiefNames } from "../chiefs/chiefs-page.server.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import { headedProject } from "./project-head.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";

interface CodedChoice {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** What the lists of the facts form offer. */
export interface FactChoices {
  readonly districts: readonly Place[];
  readonly divisions: readonly (CodedChoice & { readonly section: string })[];
  readonly chains: readonly CodedChoice[];
  readonly countries: readonly CodedChoice[];
  readonly liaisons: readonly { readonly id: number; readonly name: string }[];
  /** Bureau chiefs in office. */
  readonly chiefs: readonly string[];
}

export interface FactsFormPage {
  /** Null for a project that is still to be made. */
  readonly code: string | null;
  readonly version: number | null;
  readonly input: ProjectInput;
  /** The fields that the next gate lacks. */
  readonly asked: readonly string[];
  readonly choices: FactChoices;
}

/** The facts form of a project with its choices. */
export async function factsFormPage(ctx: ServiceContext, code: string): Promise<Verdict<FactsFormPage>> {
  const allowed = authorise(ctx, "project.edit");
  if (!allowed.ok) return allowed;
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const { head, stored } = headed.value;
  const { input, gate } = head;
  const asked = (gate?.lines ?? []).filter((line) => !line.met).map((line) => line.field);
  return accept({ code: stored.code, version: stored.version, input, asked, choices: await factChoices(ctx, input) });
}

/** The same form, empty. */
export async function newFactsFormPage(ctx: ServiceContext): Promise<Verdict<FactsFormPage>> {
  const allowed = authorise(ctx, "project.create");
  if (!allowed.ok) return allowed;
  const input = { ...emptyInput("", ""), district: isBoundToDistrict(ctx.actor) ? ctx.actor.district : null, liaisonId: ctx.actor.role === "liaison" ? ctx.actor.userId : null };
  const facts = deriveFacts(input, null, [], todayOf(ctx), []);
  const missing = gateLines(facts, "signed", todayOf(ctx), await gateDates(ctx.db.read)).filter((line) => !line.met).map((line) => line.field);
  return accept({ code: null, version: null, input, asked: missing, choices: await factChoices(ctx, input) });
}

/** Chains in force and people who may own projects, with those that the project has already. */
async function factChoices(ctx: ServiceContext, input: ProjectInput): Promise<FactChoices> {
  const today = todayOf(ctx);
  const lists = await referenceLists(ctx.db);
  const named = (row: { readonly code: string; readonly nameZh: string; readonly nameEn: string }): CodedChoice => ({ code: row.code, zh: row.nameZh, en: row.nameEn });
  const liaisons = (await liaisonChoices(ctx.db.read)).map(({ id, name }) => ({ id, name }));
  const present = input.liaisonId === null || liaisons.some(({ id }) => id === input.liaisonId) ? [] : [...(await userNames(ctx.db.read, [input.liaisonId]))].map(([id, { name }]) => ({ id, name }));
  return {
    districts: await placesOn(ctx, today), divisions: lists.divisions.map((row) => ({ ...named(row), section: row.section })),
    chains: lists.chains.filter((row) => row.code === input.chain || (row.validFrom <= today && (row.validTo === null || row.validTo >= today))).map(named),
    countries: lists.countries.map(named), liaisons: [...liaisons, ...present], chiefs: await chiefNames(ctx),
  };
}
