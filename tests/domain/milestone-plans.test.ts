import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, effectiveDate } from "#app/domain/dates.ts";
import { DOCUMENT_KINDS } from "#app/domain/documents.ts";
import { KINDS } from "#app/domain/kinds.ts";
import { belongsTo, MILESTONE_PROFILES, OWN_DISTRICT, USUAL_SEQUENCE, usualBefore, usualUnit } from "#app/domain/milestone-profiles.ts";
import type { PathFacts } from "#app/domain/milestone-profiles.ts";
import { planFromTemplate } from "#app/domain/milestone-template.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { pushedBySlips } from "#app/domain/slip-effects.ts";
import type { DatedMilestone } from "#app/domain/slip-effects.ts";
import { slipDays, slipOf } from "#app/domain/slip.ts";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import { slipByUnit, sumByUnit } from "#app/domain/unit-slip.ts";
import type { HeldMilestone } from "#app/domain/unit-slip.ts";
import { DISTRICTS } from "#db/seed/districts.ts";
import { UNITS } from "#db/seed/units.ts";
import { ZONES } from "#db/seed/zones.ts";

const TODAY = "2025-07-15";
const facts = (change: Partial<PathFacts> = {}): PathFacts => ({ kind: "new_build", division: "39", district: "330206", newLand: null, reached: new Set(), ruledOut: new Set(), ...change });
const dated = (type: MilestoneType, change: Partial<DatedMilestone> = {}): DatedMilestone => ({ type, baselineOn: change.planOn ?? null, planOn: null, forecastOn: null, actualOn: null, ...change });

describe("the registry of milestones", () => {
  it("names units that exist, documents that exist and, for every open place, its own government", () => {
    const units = new Set<string>(UNITS.map((unit) => unit.code));
    const documents = new Set<string>(DOCUMENT_KINDS);
    for (const type of MILESTONE_TYPES) {
      const { unit, evidence } = MILESTONE_PROFILES[type];
      expect(unit === OWN_DISTRICT || units.has(unit), type).toBe(true);
      expect(evidence.filter((kind) => !documents.has(kind)), type).toEqual([]);
    }
    const open = [...DISTRICTS, ...ZONES].filter((place) => place.kind !== "city" && place.validTo === null);
    expect(open.filter((place) => !units.has(usualUnit("started", place.code) ?? "")).map((place) => place.code)).toEqual([]);
    expect(usualUnit("started", null)).toBeNull();
  });
  it("lets every milestone stand after all that it waits for", () => {
    expect(USUAL_SEQUENCE.toSorted()).toEqual([...MILESTONE_TYPES].toSorted());
    for (const type of MILESTONE_TYPES) for (const [before] of MILESTONE_PROFILES[type].after) expect(USUAL_SEQUENCE.indexOf(before)).toBeLessThan(USUAL_SEQUENCE.indexOf(type));
  });
  it.each([
    ["a technical upgrade signs nothing", "signed", { kind: "technical_upgrade" }, false],
    ["nor takes land", "land_listed", { kind: "technical_upgrade" }, false],
    ["but is filed", "project_code", { kind: "technical_upgrade" }, true],
    ["an empty kind reads as new build", "land", { kind: null }, true],
    ["a leased project takes no land", "land", { reached: new Set(["lease"]) }, false],
    ["nor one without new land", "land_title", { newLand: false }, false],
    ["and leases", "lease", { newLand: false }, true],
    ["one on land leases nothing", "lease", { newLand: true }, false],
    ["a recorded land contract beats an old lease", "lease", { reached: new Set(["lease", "land"]) }, false],
    ["chemicals are reviewed for safety", "safety_review", { division: "26" }, true],
    ["electronics are not", "safety_review", {}, false],
    ["what does not apply does not belong", "eia", { ruledOut: new Set(["eia"]) }, false],
  ] as const)("%s", (_title, type, change, belongs) => {
    expect(belongsTo(type, facts(change as Partial<PathFacts>))).toBe(belongs);
  });
  it("looks through milestones that do not matter to those before them", () => {
    expect([...usualBefore("started", (type) => type === "landed")]).toEqual([["landed", 30]]);
    expect(usualBefore("lead", () => true).size).toBe(0);
  });
});

describe("the template", () => {
  const base = { stage: "landing" as const, from: "2025-06-01", known: new Map<MilestoneType, string>([["signed", "2025-06-01"]]) };
  const dayOf = (plans: readonly { type: MilestoneType; planOn: string }[], type: MilestoneType) => plans.find((plan) => plan.type === type)?.planOn;
  it("counts on from the contract along the usual order", () => {
    const plans = planFromTemplate(facts(), base);
    expect([dayOf(plans, "registered"), dayOf(plans, "project_code"), dayOf(plans, "land"), dayOf(plans, "landed")]).toEqual(["2025-07-01", "2025-07-16", "2025-10-19", "2025-10-24"]);
    expect(dayOf(plans, "site_visit")).toBeUndefined();
    expect(dayOf(plans, "signed")).toBeUndefined();
  });
  it("plans no land for a leased plant and gets to building sooner", () => {
    const onLand = planFromTemplate(facts(), base);
    const leased = planFromTemplate(facts({ newLand: false }), base);
    expect(leased.some((plan) => plan.type.startsWith("land_") || plan.type === "land")).toBe(false);
    expect((dayOf(leased, "started") ?? "") < (dayOf(onLand, "started") ?? "")).toBe(true);
  });
  it("counts what was reached long ago from the day given, and keeps what is planned", () => {
    const known = new Map<MilestoneType, string>([["signed", "2021-01-01"], ["registered", "2021-03"], ["project_code", "2025-08-31"]]);
    const plans = planFromTemplate(facts(), { stage: "landing", from: TODAY, known });
    expect(plans.every((plan) => plan.planOn >= TODAY)).toBe(true);
    expect(dayOf(plans, "eia")).toBe("2025-10-15");
    expect(dayOf(plans, "first_capital")).toBe(addDays(TODAY, 60));
  });
  it("never plans against the usual order, whatever the project", () => {
    fc.assert(fc.property(fc.constantFrom(...KINDS), fc.constantFrom(...COLUMN_STAGES), fc.constantFrom(true, false, null), fc.integer({ min: -900, max: 900 }), (kind, stage, newLand, days) => {
      const plans = planFromTemplate(facts({ kind, newLand }), { stage, from: addDays(TODAY, days), known: new Map() });
      const on = new Map(plans.map((plan) => [plan.type, plan.planOn]));
      for (const { type, planOn } of plans) for (const [before] of usualBefore(type, (other) => on.has(other))) expect(planOn >= (on.get(before) ?? "")).toBe(true);
    }));
  });
});

describe("slip", () => {
  it("is not dated away by planning anew", () => {
    const dates = { baselineOn: "2025-05-01", planOn: "2025-08-01", forecastOn: null, actualOn: null };
    expect(slipOf(dates, TODAY)).toEqual({ kind: "late", days: 92 });
    expect(slipDays(dates, TODAY)).toBe(92);
    expect(slipOf({ ...dates, planOn: "2025-05-01" }, "2025-04-01")).toBeNull();
  });
  it("grows by the day while an overdue milestone is open", () => {
    const dates = { baselineOn: "2025-07-01", planOn: "2025-07-01", forecastOn: null, actualOn: null };
    expect([slipDays(dates, TODAY), slipDays(dates, "2025-07-16"), slipDays({ ...dates, actualOn: "2025-06-29" }, TODAY)]).toEqual([14, 15, -2]);
  });
});

describe("what a slip does to the following ones", () => {
  it("pushes along the planned distances, through milestones nobody planned", () => {
    const pushed = pushedBySlips([
      dated("land", { planOn: "2025-06-01", actualOn: "2025-07-01" }), dated("started", { planOn: "2025-09-01" }), dated("completed", { planOn: "2026-09-01", forecastOn: "2026-09-15" }),
      dated("produced", { planOn: "2027-06" }),
    ], TODAY);
    expect(pushed).toEqual([
      { type: "started", presentOn: "2025-09-01", proposedOn: "2025-10-01", days: 30, because: "land" },
      { type: "completed", presentOn: "2026-09-15", proposedOn: "2026-10-01", days: 16, because: "started" },
      { type: "produced", presentOn: "2027-06-30", proposedOn: "2027-07-30", days: 30, because: "completed" },
    ]);
  });
  it("counts an overdue milestone as expected today at the earliest and leaves reached ones alone", () => {
    const pushed = pushedBySlips([dated("started", { planOn: "2025-07-05" }), dated("topped_out", { planOn: "2025-07-25" }), dated("completed", { planOn: "2025-07-10", actualOn: "2025-07-10" })], TODAY);
    expect(pushed).toEqual([{ type: "topped_out", presentOn: "2025-07-25", proposedOn: "2025-08-04", days: 10, because: "started" }]);
  });
  it("proposes nothing where all is in time, pulls nothing forward, and nothing more once the proposals are taken over", () => {
    const day = fc.integer({ min: -400, max: 900 }).map((days) => addDays(TODAY, days));
    const maybe = fc.option(day, { nil: null });
    const milestone = fc.record({ type: fc.constantFrom(...MILESTONE_TYPES), planOn: maybe, forecastOn: maybe, actualOn: fc.option(fc.integer({ min: -400, max: 0 }).map((days) => addDays(TODAY, days)), { nil: null }) })
      .map((entry): DatedMilestone => ({ ...entry, baselineOn: entry.planOn }));
    fc.assert(fc.property(fc.uniqueArray(milestone, { selector: (entry) => entry.type, maxLength: 20 }), (milestones) => {
      const pushed = pushedBySlips(milestones, TODAY);
      expect(pushed.every((entry) => entry.proposedOn > entry.presentOn)).toBe(true);
      const taken = milestones.map((entry) => ({ ...entry, forecastOn: pushed.find((push) => push.type === entry.type)?.proposedOn ?? entry.forecastOn }));
      expect(pushedBySlips(taken, TODAY)).toEqual([]);
      const inTime = milestones.map((entry) => ({ ...entry, actualOn: null, forecastOn: null, planOn: entry.planOn === null || effectiveDate(entry.planOn) < TODAY ? TODAY : entry.planOn }));
      expect(pushedBySlips(inTime, TODAY)).toEqual([]);
    }));
  });
});

describe("slip by unit", () => {
  const held = (type: MilestoneType, change: Partial<HeldMilestone>): HeldMilestone => ({ ...dated(type, change), holders: [{ unit: "natural_resources", from: "2025-01-01" }], plannedFrom: "2025-01-01", replans: 0, ...change });
  it("counts days in hand from what comes before, and only the days that came up here as added", () => {
    const rows = slipByUnit([
      held("land", { planOn: "2025-05-01", actualOn: "2025-05-31" }),
      held("started", { planOn: "2025-06-10", holders: [{ unit: "gov_330206", from: "2025-01-01" }], replans: 2 }),
    ], TODAY);
    expect(rows).toEqual([
      { unit: "natural_resources", milestones: 1, open: 0, overdue: 0, daysHeld: 150, slipped: 30, added: 30, replans: 0 },
      { unit: "gov_330206", milestones: 1, open: 1, overdue: 1, daysHeld: 45, slipped: 35, added: 5, replans: 2 },
    ]);
  });
  it("splits the days between holders and gives the slip to the last; nothing is in hand before its turn", () => {
    const rows = slipByUnit([
      held("land", { planOn: "2025-05-01", actualOn: "2025-05-31" }),
      held("started", { planOn: "2025-07-15", holders: [{ unit: "gov_330206", from: "2025-01-01" }, { unit: "housing_construction", from: "2025-06-10" }] }),
      held("completed", { planOn: "2026-07-15", holders: [{ unit: "gov_330206", from: "2025-01-01" }] }),
    ], TODAY);
    expect(rows.map(({ unit, daysHeld, milestones }) => [unit, daysHeld, milestones])).toEqual([["natural_resources", 150, 1], ["gov_330206", 10, 1], ["housing_construction", 35, 1]]);
  });
  it("adds up over projects", () => {
    const one = slipByUnit([held("land", { planOn: "2025-05-01", actualOn: "2025-05-31" })], TODAY);
    expect(sumByUnit([...one, ...one])).toEqual([{ unit: "natural_resources", milestones: 2, open: 0, overdue: 0, daysHeld: 300, slipped: 60, added: 60, replans: 0 }]);
  });
});
