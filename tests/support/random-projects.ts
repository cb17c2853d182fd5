import fc from "fast-check";
import { AMOUNT_MODIFIERS, CHAIN_ROLES, FLAGS, KINDS, SCREEN_RESULTS } from "#app/domain/kinds.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import { emptyInput } from "#app/domain/project-input.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";

const pad = (value: number) => String(value).padStart(2, "0");
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });

/** Days around the boundaries that matter, and any other day of the plan's years; some only to the month or year. */
export const partialDates = fc.oneof(
  fc.constantFrom("2020-12-31", "2021-01-01", "2022-12-31", "2023-01-01", "2023-12-31", "2024-01-01", "2023", "2022-12", "2023-06", "2024-02-29"),
  fc.tuple(fc.integer({ min: 2019, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.constantFrom(4, 7, 10))
    .map(([year, month, day, length]) => `${year}-${pad(month)}-${pad(day)}`.slice(0, length)),
);

/** Amounts on and around the lines of the quotas. */
const amounts = fc.oneof(
  fc.constantFrom(99_999_999, 100_000_000, 999_999_999, 1_000_000_000, 1_000_000_001, 10_000_000_000, 155_000_000, 155_005_813), fc.integer({ min: 0, max: 20_000_000_000 }));

const countries = fc.constantFrom("CN", "HK", "US", "DE", null);

/** A project with any facts that the schema allows. */
export function randomProject(code: string): fc.Arbitrary<ProjectInput> {
  const dates = fc.dictionary(fc.constantFrom(...MILESTONE_TYPES), partialDates, { maxKeys: 10 });
  return fc.record({
    name: fc.constantFrom("示例甲项目", "示例乙电池工厂", "示例 Alpha 基地", "示例丙"),
    investors: fc.array(fc.record({ name: fc.constantFrom("示例投资", "示例控股"), country: countries }), { maxLength: 3 }),
    district: orNull(fc.constantFrom("330206", "330282", "qianwan")),
    division: orNull(fc.constantFrom("05", "06", "12", "13", "25", "26", "36", "39", "43", "44", "46", "47", "73")),
    kind: orNull(fc.constantFrom(...KINDS)), chainRole: orNull(fc.constantFrom(...CHAIN_ROLES)), amount: orNull(amounts),
    currency: fc.constantFrom("CNY", "CNY", "USD", "EUR"), amountModifier: orNull(fc.constantFrom(...AMOUNT_MODIFIERS)),
    foreignShareBp: orNull(fc.constantFrom(0, 2_499, 2_500, 2_501, 10_000)), flags: fc.subarray([...FLAGS]),
    landMuE4: orNull(fc.integer({ min: 0, max: 10_000_000 })), farE4: orNull(fc.constantFrom(0, 19_999, 20_000, 20_001)),
    newLand: orNull(fc.boolean()), standardLand: orNull(fc.boolean()), twoHighScreen: orNull(fc.constantFrom(...SCREEN_RESULTS)),
    replacementPlanOn: orNull(partialDates), partOf: orNull(fc.constant("P0")), duplicateOf: fc.constant(null),
    dates, notApplicable: fc.subarray(["signed", "accepted", "capacity"] as const, { maxLength: 1 }),
  }).map((fields) => ({ ...emptyInput(code, fields.name), ...fields, terminationReason: "示例" }));
}

/** Several projects, the codes in order; the first is one that others may be part of. */
export function randomProjects(count: number): fc.Arbitrary<ProjectInput[]> {
  return fc.tuple(...Array.from({ length: count }, (_, index) => randomProject(`P${index}`)));
}
