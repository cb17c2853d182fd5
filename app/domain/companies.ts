import type { Refusal } from "./verdict.ts";

/** What is compared of two records before one is merged into the other; `above` are the companies that each belongs to, nearest first. */
export interface MergeSide {
  readonly item: number;
  readonly uscc: string | null;
  readonly above: readonly number[];
}

/** What speaks against leading one record to another: the same record, one that the other stands below, two credit codes. */
export function mergeRefusals(merged: MergeSide, kept: MergeSide): Refusal[] {
  if (merged.item === kept.item) return [{ code: "merge_into_itself", field: "into" }];
  return [
    ...(kept.above.includes(merged.item) ? [{ code: "merge_into_child", field: "into" }] : []),
    ...(merged.uscc !== null && kept.uscc !== null && merged.uscc !== kept.uscc ? [{ code: "merge_two_codes", field: "into" }] : []),
  ];
}

/** A company belongs to none that belongs to it, nor to itself; `above` are those that the parent belongs to. */
export function parentRefusals(item: number | null, parent: number | null, above: readonly number[]): Refusal[] {
  return item !== null && parent !== null && (parent === item || above.includes(item)) ? [{ code: "company_ring", field: "parent" }] : [];
}

/** What a record says that the one it is led to may lack. */
export interface CompanyFields {
  readonly uscc: string | null;
  readonly country: string | null;
  readonly parent: number | null;
  readonly note: string | null;
}
const TAKEN = ["uscc", "country", "parent", "note"] as const satisfies readonly (keyof CompanyFields)[];

/** What the kept record takes over: each field that it lacks and the other has; it never comes to belong to itself. */
export function takenOver(merged: CompanyFields, kept: CompanyFields & { readonly item: number }): Partial<CompanyFields> {
  const taken = TAKEN.filter((field) => kept[field] === null && merged[field] !== null && !(field === "parent" && merged.parent === kept.item));
  return Object.fromEntries(taken.map((field) => [field, merged[field]]));
}

/** The kept record once it has given back what it took over; what was changed since stays. */
export function givenBack(kept: CompanyFields, taken: Partial<CompanyFields>): CompanyFields {
  const back = TAKEN.filter((field) => taken[field] !== undefined && taken[field] === kept[field]);
  return { uscc: kept.uscc, country: kept.country, parent: kept.parent, note: kept.note, ...Object.fromEntries(back.map((field) => [field, null])) };
}
