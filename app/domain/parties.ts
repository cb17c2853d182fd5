import type { Investor } from "./facts.ts";
import { cleanName, companyKey } from "./text.ts";

/** An investor of a project under the key by which its company is found. */
export interface Party extends Investor {
  readonly key: string;
}

/** The investors of a project, each company once; an investor without a name is none. */
export function partiesOf(investors: readonly Investor[]): Party[] {
  const parties = new Map<string, Party>();
  for (const { name, country } of investors) {
    const key = companyKey(name);
    if (key !== "" && !parties.has(key)) parties.set(key, { key, name: cleanName(name), country });
  }
  return [...parties.values()];
}

/** Everything that finds a project's companies: the keys of its investors' names, and its own credit code. */
export function partyKeys(project: { readonly investors: readonly Investor[]; readonly uscc: string | null }): string[] {
  const keys = partiesOf(project.investors).map(({ key }) => key);
  return project.uscc === null ? keys : [...keys, project.uscc];
}
