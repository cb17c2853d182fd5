import type { Investor } from "#app/domain/facts.ts";
import { partiesOf, partyKeys } from "#app/domain/parties.ts";
import { companyKey } from "#app/domain/text.ts";
import { companyNamesAfter, isCompanyFound, namesWithoutCompany, partiesAfter, relationsInCircles, unevenCredits } from "#db/queries/identity-integrity.ts";
import type { ServiceContext } from "../context.server.ts";

/** Something of who a project belongs to that does not hold. */
export interface IdentityFault {
  readonly check: "credits" | "relations" | "parties" | "companies";
  readonly object: string;
  readonly detail: string;
}

const BATCH = 500;

/** Shares of credit add up to one, related projects end at one that counts, and companies are found by all that names them. */
export async function identityFaults({ db }: Pick<ServiceContext, "db">): Promise<IdentityFault[]> {
  const credits = (await unevenCredits(db.read)).map((row): IdentityFault => ({ check: "credits", object: row.code, detail: `the shares add up to ${row.sum} of 10000` }));
  const relations = (await relationsInCircles(db.read)).map((row): IdentityFault => ({ check: "relations", object: row.code, detail: "is counted with a project that counts nowhere" }));
  return [...credits, ...relations, ...(await partyFaults(db)), ...(await companyFaults(db))];
}

async function partyFaults(db: ServiceContext["db"]): Promise<IdentityFault[]> {
  const faults: IdentityFault[] = [];
  for (let rows = await partiesAfter(db.read, 0, BATCH); rows.length > 0; rows = await partiesAfter(db.read, rows.at(-1)?.project_id ?? 0, BATCH)) {
    const looked = rows.filter((row) => row.waits === 0).map((row) => ({ ...row, stated: { investors: JSON.parse(row.investors) as Investor[], uscc: row.uscc }, keys: JSON.parse(row.keys) as string[] }));
    const named = looked.map((row) => ({ code: row.code, keys: partiesOf(row.stated.investors).map(({ key }) => key) }));
    const unknown = new Set(await namesWithoutCompany(db.read, [...new Set(named.flatMap(({ keys }) => keys))]));
    for (const { code, stated, keys } of looked) {
      if ([...new Set(partyKeys(stated))].toSorted().join("\n") !== keys.toSorted().join("\n")) faults.push({ check: "parties", object: code, detail: "is not found by what it says of its investors" });
    }
    for (const { code, keys } of named) if (keys.some((key) => unknown.has(key))) faults.push({ check: "parties", object: code, detail: "an investor has no record" });
  }
  return faults;
}

async function companyFaults(db: ServiceContext["db"]): Promise<IdentityFault[]> {
  const faults: IdentityFault[] = [];
  for (let rows = await companyNamesAfter(db.read, 0, BATCH); rows.length > 0; rows = await companyNamesAfter(db.read, rows.at(-1)?.id ?? 0, BATCH)) {
    for (const { name, name_key: key, root, item } of rows) {
      const detail = item === null ? "leads to no record" : companyKey(name) !== key ? "is kept under another key" : (await isCompanyFound(db.read, root, name)) ? null : "is not found by the search";
      if (detail !== null) faults.push({ check: "companies", object: name, detail });
    }
  }
  return faults;
}
