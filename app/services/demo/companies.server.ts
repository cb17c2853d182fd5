import { EVERYTHING, known } from "#app/domain/predicate.ts";
import { listCompanies } from "#db/queries/companies.ts";
import { listProjects } from "#db/queries/project-list.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { CompanyRow } from "#db/schema/companies.ts";
import { saveCompany } from "../companies/save-company.server.ts";
import { addContact } from "../contacts/add-contact.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { shareCredit } from "../credits/share-credit.server.ts";
import { inventedUscc } from "./facts-of-slot.ts";
import { createRandom, mixSeed } from "./random.ts";
import type { Random } from "./random.ts";

const MOST = 500;
const [ONE_CONTACT_IN, ONE_CODE_IN, GROUPS] = [4, 3, 5];
/** 示例 and the two characters that make a company's name its own. */
const NAME_PROPER = 4;
const SURNAMES = ["王", "李", "张", "陈", "林", "周", "徐", "沈"] as const;
const TITLES = ["总经理", "投资总监", "项目经理", "财务总监", "副总经理", "工厂厂长"] as const;

/** Gives the demo's companies people, credit codes and groups, and splits the credit for projects that two districts reported. */
export async function recordCompanies(ctx: ServiceContext, seed: number): Promise<void> {
  const random = createRandom(mixSeed(seed, 91));
  const projects = await listProjects(ctx.db.read, known("investors"), { key: "code", descending: false }, MOST, 0);
  for (const project of projects.filter((_, place) => place % ONE_CONTACT_IN === 0)) await addPerson(ctx, random, project);
  const companies = await listCompanies(ctx.db.read, { projects: EVERYTHING, district: null }, { origin: "domestic" }, MOST, 0);
  for (const company of companies.filter((_, place) => place % ONE_CODE_IN === 0)) await change(ctx, company, { uscc: inventedUscc(random) });
  await recordGroups(ctx, companies.filter((_, place) => place % ONE_CODE_IN !== 0));
  for (const twin of projects.filter((project) => project.duplicate_of !== null)) {
    const counted = projects.find((project) => project.code === twin.duplicate_of);
    if (!counted?.district || !twin.district || counted.district === twin.district) continue;
    await shareCredit(ctx, { code: counted.code, shares: [{ district: counted.district, shareBp: 6_000 }, { district: twin.district, shareBp: 4_000 }], reason: "两地先后上报，市商务局协调按 6:4 分成", seen: "" });
  }
}

async function addPerson(ctx: ServiceContext, random: Random, project: StoredProject): Promise<void> {
  const name = `${random.pick(SURNAMES)}示例`;
  await addContact(ctx, project.code, { name, title: random.pick(TITLES), phone: `0574-0000${String(random.int(0, 9_999)).padStart(4, "0")}`, email: `contact${project.project_id}@luodi.example`, note: null, company: null });
}

async function change(ctx: ServiceContext, company: CompanyRow, said: { readonly uscc?: string; readonly parent?: string }): Promise<void> {
  await saveCompany(ctx, company.item, { name: company.name, version: company.id, country: company.country ?? undefined, ...said });
}

/** Companies whose names begin alike belong to one holding. */
async function recordGroups(ctx: ServiceContext, companies: readonly CompanyRow[]): Promise<void> {
  const families = new Map<string, CompanyRow[]>();
  for (const company of companies) {
    const family = [...company.name].slice(0, NAME_PROPER).join("");
    families.set(family, [...(families.get(family) ?? []), company]);
  }
  const groups = [...families].filter(([, members]) => members.length > 1).slice(0, GROUPS);
  for (const [family, members] of groups) {
    const parent = `${family}控股集团有限公司`;
    await saveCompany(ctx, null, { name: parent, country: "CN" });
    for (const member of members) await change(ctx, member, { parent });
  }
}
