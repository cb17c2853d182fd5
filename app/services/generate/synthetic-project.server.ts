import { addDays } from "#app/domain/dates.ts";
import type { IsoDate } from "#app/domain/dates.ts";
import { milestonesOfMask } from "#app/domain/milestones.ts";
import type { ExchangeRate } from "#app/domain/money.ts";
import { partiesOf, partyKeys } from "#app/domain/parties.ts";
import { deriveFacts } from "#app/domain/project-input.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { statusOn } from "#app/domain/status.ts";
import { columnsOf } from "#db/codecs.ts";
import type { BulkProject } from "#db/queries/bulk-load.ts";
import type { Slot, Sort } from "../demo/cohorts.ts";
import { characterOf } from "../demo/facts-of-slot.ts";
import type { People } from "../demo/facts-of-slot.ts";
import { projectCodeOf, REASONS } from "../demo/events-of-life.ts";
import { livedUntil, makeLife } from "../demo/lives.ts";
import { presentPlan } from "../demo/plans-of-life.ts";
import { createRandom, mixSeed } from "../demo/random.ts";
import type { Random } from "../demo/random.ts";
import { statusColumns } from "../projects/record-project.server.ts";

/** What all generated projects share. */
export interface Surroundings {
  readonly seed: number;
  readonly today: IsoDate;
  readonly now: string;
  readonly rates: readonly ExchangeRate[];
  readonly people: People | null;
  readonly nextCode: (year: string) => string;
}

const FIRST_DAY = "2019-01-01";
const OPEN_LEADS = 0.2;
const WITH_EARLIER_VERSION = 0.2;
const NOBODY: People = { liaisons: [0] };

function slotOf(random: Random, position: number, days: number, key: number): Slot {
  const isLead = random.chance(OPEN_LEADS);
  const sort = random.weighted<Sort>([["mega", 1], ["major", 25], ["minor", 46], ["small", 8], ["service", 10], ["upgrade", isLead ? 0 : 10]]);
  const day = isLead ? days - 1 - Math.floor(random.next() * 500) : Math.floor(random.next() * (days - 1));
  return { key, position, sort, isLead, on: addDays(FIRST_DAY, day) };
}

const instantOn = (day: IsoDate, now: string): string => {
  const at = `${day}T04:00:00.000Z`;
  return at < now ? at : now;
};

/** One project of a synthetic pipeline: believable facts, dates and plan, some with an earlier version from when it was a lead. */
export function syntheticProject(around: Surroundings, position: number, daysUntilToday: number): BulkProject {
  const random = createRandom(mixSeed(around.seed, 5, position));
  const slot = slotOf(random, position, daysUntilToday, position);
  const character = characterOf(random, slot, null, around.people ?? NOBODY);
  const plan = { kind: character.kind, takesLand: character.input.newLand === true, isForeign: character.isForeign };
  const lived = livedUntil(makeLife(random, slot, plan), around.today);
  const dates = { ...lived, lead: lived.lead ?? slot.on };
  const code = around.nextCode(dates.lead.slice(0, 4));
  const filed = lived.project_code ? projectCodeOf(random, character.input.district, lived.project_code, character.kind === "technical_upgrade") : null;
  const ended = lived.terminated ? random.pick(REASONS) : null;
  const input: ProjectInput = { ...character.input, code, projectCode: filed, terminationReason: ended, name: `${character.input.name}${position + 1}号`, liaisonId: around.people ? character.input.liaisonId : null, dates };
  const lastDay = Object.values(dates).toSorted().at(-1) ?? slot.on;
  const recordedFrom = instantOn(addDays(lastDay, 2), around.now);
  const reportedOn = random.chance(0.9) ? addDays(around.today, -random.int(0, 45)) : lastDay;
  const facts = deriveFacts(input, null, around.rates, around.today, [reportedOn]);
  const plans = (presentPlan(random, lived, plan, around.today)?.plans ?? []).slice(0, 1);
  const status = statusOn(facts, plans.map(({ type, planOn }) => ({ type, planOn: planOn ?? null })), around.today);
  const version = { recorded_to: null, recorded_by: null } as const;
  const createdAt = instantOn(addDays(dates.lead, 1), recordedFrom);
  const hasEarlier = createdAt < recordedFrom && random.chance(WITH_EARLIER_VERSION);
  const asLead: ProjectInput = { ...input, dates: { lead: dates.lead }, notApplicable: milestonesOfMask(0) };
  return {
    project: { code, version: hasEarlier ? 2 : 1, created_at: hasEarlier ? createdAt : recordedFrom, updated_at: recordedFrom, ...statusColumns(status) },
    versions: [
      ...(hasEarlier ? [{ ...columnsOf(asLead, deriveFacts(asLead, null, around.rates, around.today, [])), recorded_from: createdAt, recorded_to: recordedFrom, recorded_by: null }] : []),
      { ...columnsOf(input, facts), recorded_from: recordedFrom, ...version },
    ],
    plans: plans.map(({ type, planOn }) => ({ type, plan_on: planOn ?? null, baseline_on: planOn ?? null, forecast_on: null, reason: null, unit: null, recorded_from: recordedFrom, ...version })),
    updates: [{ kind: "follow_up", on_date: reportedOn, note: null, recorded_from: recordedFrom, ...version }],
    parties: partiesOf(input.investors), partyKeys: partyKeys(input),
    told: { name: input.name, district: input.district, kind: input.kind, stage: status.stage, totalCny: facts.totalCny, totalUsd: facts.totalUsd },
    search: { name: input.name, code, uscc: input.uscc, investors: input.investors.map((investor) => investor.name) },
  };
}
