import { resolveChain, resolveDistrict, resolveDivision } from "#app/domain/reference.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { ProjectFilter } from "#app/schemas/project-filter.ts";
import type { ServiceContext } from "../context.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";

/** A filter with names turned into codes; a district, division or chain that no list knows is refused instead of finding nothing. */
export async function checkFilter(ctx: Pick<ServiceContext, "db">, filter: ProjectFilter): Promise<Verdict<ProjectFilter>> {
  if (!filter.district?.length && !filter.industry?.length && !filter.chain?.length) return accept(filter);
  const lists = await referenceLists(ctx.db);
  const errors: Refusal[] = [];
  const resolve = (field: string, code: string, values: readonly string[] | undefined, read: (value: string) => string | null) => values?.map((value) => {
    const found = read(value);
    if (found === null) errors.push({ code, field, params: { value } });
    return found ?? value;
  });
  const resolved = {
    district: resolve("district", "unknown_district", filter.district, (value) => resolveDistrict(lists.districts, value)?.code ?? null),
    industry: resolve("industry", "unknown_industry", filter.industry, (value) => resolveDivision(lists.divisions, value)?.code ?? null),
    chain: resolve("chain", "unknown_chain", filter.chain, (value) => resolveChain(lists.chains, value)),
  };
  return errors.length > 0 ? refuse(...errors) : accept({ ...filter, ...resolved });
}
