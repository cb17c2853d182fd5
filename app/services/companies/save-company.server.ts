import type { Transaction } from "kysely";
import { parentRefusals } from "#app/domain/companies.ts";
import { resolveCountry } from "#app/domain/reference.ts";
import { cleanName, companyKey } from "#app/domain/text.ts";
import { normaliseUscc } from "#app/domain/uscc.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { CompanyForm } from "#app/schemas/company-form.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { companiesNamed, companyWithCode, findCompany, isKeyInUse, namesOfCompanies } from "#db/queries/companies.ts";
import { insertName, reindexCompany, replaceCompany } from "#db/queries/company-writes.ts";
import { insertCompany } from "#db/queries/parties.ts";
import { closeVersion } from "#db/queries/versions.ts";
import type { CompanyRow } from "#db/schema/companies.ts";
import type { Database } from "#db/schema/database.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changedFields } from "../projects/describe-input.ts";
import { actorFields } from "../projects/record-project.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import { sentOnce } from "../sent-once.server.ts";
import { companyScopeOf } from "./company-scope.server.ts";
import { companiesAbove } from "./group-tree.server.ts";

type Trx = Transaction<Database>;

interface Said {
  readonly name: string;
  readonly uscc: string | null;
  readonly country: string | null;
  readonly parent: number | null;
  readonly note: string | null;
  readonly aliases: readonly string[];
}

/** Adds a company, or changes the one that a form was drawn from; every reason against it is told at once. */
export async function saveCompany(ctx: ServiceContext, id: number | null, form: CompanyForm): Promise<Verdict<{ readonly id: number }>> {
  const allowed = authorise(ctx, "company.write");
  if (!allowed.ok) return allowed;
  const { countries } = await referenceLists(ctx.db);
  const country = form.country ? resolveCountry(countries, form.country) : null;
  const unknown = form.country && country === null ? [{ code: "no_such_country", field: "country", params: { value: form.country } }] : [];
  const { formKey, ...content } = form;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { id, ...content }, async () => {
    const present = id === null ? null : await findCompany(trx, id, companyScopeOf(ctx.actor));
    if (id !== null && !present) return refuse({ code: "not_found" });
    if (present && present.id !== form.version) return refuse({ code: "stale" });
    const parent = await parentIn(trx, ctx, form.parent ?? "");
    const said: Said = { name: cleanName(form.name), uscc: form.uscc ?? null, country, parent: parent.item, note: form.note || null, aliases: aliasesIn(form) };
    const errors = [...unknown, ...parent.errors, ...(await refusals(trx, ctx, present, said))];
    if (errors.length > 0) return refuse(...errors);
    return present ? change(trx, ctx, present, said) : add(trx, ctx, said);
  }));
}

function aliasesIn({ name, aliases = "" }: CompanyForm): string[] {
  const keys = new Set([companyKey(name)]);
  return aliases.split("\n").map(cleanName).filter((alias) => {
    const key = companyKey(alias);
    const isNew = key !== "" && !keys.has(key);
    keys.add(key);
    return isNew;
  });
}

/** The company that a parent's name or credit code means, among those the actor may know. */
async function parentIn(trx: Trx, ctx: ServiceContext, text: string): Promise<{ item: number | null; errors: Refusal[] }> {
  if (text === "") return { item: null, errors: [] };
  const meant = (await companyWithCode(trx, normaliseUscc(text))) ?? (await companiesNamed(trx, [companyKey(text)]))[0];
  const known = meant && (await findCompany(trx, meant.item, companyScopeOf(ctx.actor)));
  return known ? { item: known.item, errors: [] } : { item: null, errors: [{ code: "no_such_company", field: "parent", params: { value: text } }] };
}

async function refusals(trx: Trx, ctx: ServiceContext, present: CompanyRow | null, said: Said): Promise<Refusal[]> {
  const item = present?.item ?? null;
  const scope = companyScopeOf(ctx.actor);
  const whose = async (other: { readonly item: number; readonly name: string }) => ((await findCompany(trx, other.item, scope)) ? other.name : "");
  const errors: Refusal[] = parentRefusals(item, said.parent, said.parent === null ? [] : await companiesAbove(trx, said.parent));
  const registered = said.uscc === null ? null : await companyWithCode(trx, said.uscc);
  if (registered && registered.item !== item) errors.push({ code: "duplicate_uscc", field: "uscc", params: { name: await whose(registered) } });
  const keys = [said.name, ...said.aliases].map(companyKey);
  for (const other of await companiesNamed(trx, keys)) {
    if (other.item !== item) errors.push({ code: "name_taken", field: other.key === keys[0] ? "name" : "aliases", params: { name: await whose(other) } });
  }
  for (const row of item === null ? [] : await namesOfCompanies(trx, [item])) {
    if (row.company === item && !keys.includes(row.name_key) && (await isKeyInUse(trx, row.name_key))) errors.push({ code: "name_in_use", field: "aliases", params: { name: row.name } });
  }
  return errors;
}

async function add(trx: Trx, ctx: ServiceContext, said: Said): Promise<Verdict<{ readonly id: number }>> {
  const { aliases, ...fields } = said;
  const recording = { at: ctx.now, by: ctx.actor.userId };
  const id = await insertCompany(trx, { ...fields, key: companyKey(said.name), district: companyScopeOf(ctx.actor).district }, recording.at, recording.by);
  for (const name of aliases) await insertName(trx, id, { name, key: companyKey(name) }, recording);
  await reindexCompany(trx, id, said.uscc);
  await tell(trx, ctx, "company.add", said.name, null, told(said));
  return accept({ id });
}

async function change(trx: Trx, ctx: ServiceContext, present: CompanyRow, said: Said): Promise<Verdict<{ readonly id: number }>> {
  const recording = { at: ctx.now, by: ctx.actor.userId };
  const names = (await namesOfCompanies(trx, [present.item])).filter((row) => row.company === present.item);
  const wanted = new Map([said.name, ...said.aliases].map((name) => [companyKey(name), name]));
  const before = told({ ...present, aliases: names.filter((row) => row.name_key !== companyKey(present.name)).map((row) => row.name) });
  const difference = changedFields(before, told(said));
  if (!difference) return accept({ id: present.item });
  if (!(await replaceCompany(trx, present, { ...said, district: present.district }, recording))) return refuse({ code: "stale" });
  for (const row of names) if (wanted.get(row.name_key) !== row.name) await closeVersion(trx, "company_names", row.id, recording.at);
  const taken = await companiesNamed(trx, [...wanted.keys()]);
  for (const [key, name] of wanted) if (!taken.some((row) => row.key === key)) await insertName(trx, present.item, { name, key }, recording);
  await reindexCompany(trx, present.item, said.uscc);
  await tell(trx, ctx, "company.edit", said.name, difference.before, difference.after);
  return accept({ id: present.item });
}

const told = ({ name, uscc, country, parent, note, aliases }: Said) => ({ company: name, uscc, country, parent, note, aliases });

async function tell(trx: Trx, ctx: ServiceContext, action: string, name: string, before: Readonly<Record<string, unknown>> | null, after: Readonly<Record<string, unknown>>): Promise<void> {
  await appendAudit(trx, { ...actorFields(ctx), action, objectType: "company", objectCode: name, projectId: null, before, after });
}
