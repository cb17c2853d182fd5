import { may, scopeOf } from "#app/domain/permissions.ts";
import type { Stage } from "#app/domain/stages.ts";
import { companyKey } from "#app/domain/text.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { contactsAt } from "#db/queries/contacts.ts";
import { findCompany, lastVersion, mergesInto, namesOfCompanies, projectsOfCompanies, rootOf } from "#db/queries/companies.ts";
import { userNames } from "#db/queries/people.ts";
import { districtNames } from "#db/queries/reference.ts";
import { updatesOf } from "#db/queries/updates.ts";
import type { CompanyRow } from "#db/schema/companies.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { contactOf } from "../contacts/list-contacts.server.ts";
import type { Contact } from "../contacts/list-contacts.server.ts";
import type { NamePair } from "../projects/project-names.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import { companyScopeOf } from "./company-scope.server.ts";
import { groupOf } from "./group-tree.server.ts";
import type { GroupMember } from "./group-tree.server.ts";

/** What identifies a company; `version` is what a form is drawn from. */
export interface CompanyIdentityView {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly uscc: string | null;
  readonly country: NamePair | null;
  readonly parent: { readonly id: number; readonly name: string } | null;
  readonly note: string | null;
}

export interface ProjectOfCompany {
  readonly code: string;
  readonly name: string;
  readonly stage: Stage;
  readonly district: NamePair | null;
  readonly totalCny: number | null;
  readonly isCounted: boolean;
  /** Which company of the group; null: this one. */
  readonly company: string | null;
}

export interface CompanyView {
  readonly company: CompanyIdentityView;
  readonly group: readonly GroupMember[];
  readonly contacts: readonly Contact[];
  readonly projects: readonly ProjectOfCompany[];
  readonly talks: readonly { readonly id: number; readonly on: string; readonly by: string | null; readonly note: string; readonly code: string; readonly project: string }[];
  readonly merges: readonly { readonly id: number; readonly name: string; readonly at: string; readonly by: string | null; readonly reason: string | null }[];
  readonly may: { readonly edit: boolean; readonly merge: boolean };
}

const MOST_PROJECTS = 200;
const NEWEST_TALKS = 10;

/** The address of the record that a merged one stands for now; null where it stands for itself or is not known. */
export async function movedTo(ctx: ServiceContext, item: number): Promise<number | null> {
  const root = await rootOf(ctx.db.read, item);
  return root === null || root === item || !(await findCompany(ctx.db.read, root, companyScopeOf(ctx.actor))) ? null : root;
}

/** What identifies a company that the actor may know. */
export async function identityOf(ctx: ServiceContext, row: CompanyRow): Promise<CompanyIdentityView> {
  const { countries } = await referenceLists(ctx.db);
  const country = countries.find((entry) => entry.code === row.country);
  const names = await namesOfCompanies(ctx.db.read, [row.item]);
  const root = row.parent === null ? null : await rootOf(ctx.db.read, row.parent);
  const parent = root === null ? null : await findCompany(ctx.db.read, root, companyScopeOf(ctx.actor));
  return {
    id: row.item, version: row.id, name: row.name, uscc: row.uscc, note: row.note, country: country ? { zh: country.nameZh, en: country.nameEn } : null,
    aliases: names.filter((entry) => entry.name_key !== companyKey(row.name)).map((entry) => entry.name), parent: parent && { id: parent.item, name: parent.name },
  };
}

/** Everything a company's page shows; what the actor may not see is neither shown nor counted. */
export async function viewCompany(ctx: ServiceContext, item: number): Promise<Verdict<CompanyView>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const row = await findCompany(ctx.db.read, item, companyScopeOf(ctx.actor));
  if (!row) return refuse({ code: "not_found" });
  const group = await groupOf(ctx, item);
  const rows = await projectsOfCompanies(ctx.db.read, [...new Set([item, ...group.map((member) => member.id)])], scopeOf(ctx.actor), MOST_PROJECTS);
  const own = rows.filter((project) => project.root === item);
  const projects = [...own, ...rows.filter((project) => project.root !== item && !own.some((mine) => mine.code === project.code))];
  const places = await districtNames(ctx.db.read);
  return accept({
    company: await identityOf(ctx, row), group, contacts: (await contactsAt(ctx.db.read, [item], companyScopeOf(ctx.actor))).map(contactOf),
    projects: projects.map((project): ProjectOfCompany => ({
      code: project.code, name: project.name, stage: project.stage as Stage, district: project.district === null ? null : (places.get(project.district) ?? null), totalCny: project.total_cny,
      isCounted: project.part_of === null && project.duplicate_of === null, company: project.root === item ? null : (group.find((member) => member.id === project.root)?.name ?? null),
    })),
    talks: await talksOf(ctx, own), merges: await mergesOf(ctx, item), may: { edit: may(ctx.actor, "company.write"), merge: may(ctx.actor, "company.merge") },
  });
}

async function talksOf(ctx: ServiceContext, projects: readonly { readonly project_id: number; readonly code: string; readonly name: string }[]): Promise<CompanyView["talks"]> {
  const updates = (await updatesOf(ctx.db.read, projects.map((project) => project.project_id))).filter((update) => update.kind === "follow_up" && update.note !== null);
  const newest = updates.toReversed().slice(0, NEWEST_TALKS);
  const people = await userNames(ctx.db.read, newest.flatMap((update) => (update.recorded_by === null ? [] : [update.recorded_by])));
  return newest.map((update) => {
    const project = projects.find((one) => one.project_id === update.project_id);
    const by = update.recorded_by === null ? null : (people.get(update.recorded_by)?.name ?? null);
    return { id: update.id, on: update.on_date, by, note: update.note ?? "", code: project?.code ?? "", project: project?.name ?? "" };
  });
}

async function mergesOf(ctx: ServiceContext, item: number): Promise<CompanyView["merges"]> {
  const merges = await mergesInto(ctx.db.read, item);
  const people = await userNames(ctx.db.read, merges.flatMap((merge) => (merge.recorded_by === null ? [] : [merge.recorded_by])));
  return Promise.all(merges.map(async (merge) => ({
    id: merge.id, name: (await lastVersion(ctx.db.read, merge.merged))?.name ?? "", at: merge.recorded_from, by: merge.recorded_by === null ? null : (people.get(merge.recorded_by)?.name ?? null), reason: merge.reason,
  })));
}
