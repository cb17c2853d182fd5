import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { calendarPage } from "#app/services/calendar/calendar-page.server.ts";
import { dutiesPage } from "#app/services/commitments/duties-page.server.ts";
import { addCommitment } from "#app/services/commitments/save-commitment.server.ts";
import { saveReview } from "#app/services/commitments/save-review.server.ts";
import { leadsToday } from "#app/services/leads/leads-today.server.ts";
import { reportingPage } from "#app/services/progress/reporting-page.server.ts";
import { recordSiteUpdate } from "#app/services/today/record-site-update.server.ts";
import { todayPage } from "#app/services/today/today-page.server.ts";
import { contextOn, freshDb, freshFolder } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

/** In Shanghai 23:30 on New Year's Eve and 00:30 on New Year's Day; in London still the old year at both. */
const [EVE, NEW_YEAR] = ["2025-12-31T15:30:00.000Z", "2025-12-31T16:30:00.000Z"];
const CODE = "NB-2025-0001";
const LEAD = "NB-2025-0002";

function value<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value;
}

async function turning() {
  const db = await freshDb();
  const user = await addTestUser(db, "commerce", { now: EVE });
  const at = (now: string) => contextOn(db, now, { ...SYSTEM, userId: user.id, name: "示例商务", role: "commerce" });
  await recordSamples(contextOn(db, "2025-06-01T04:00:00.000Z"), {
    [CODE]: { liaisonId: user.id, dates: { lead: "2024-01-05", signed: "2024-06-18", registered: "2024-07-01", landed: "2024-11-12", land: "2024-11-12", started: "2025-02-12" }, plans: [{ type: "topped_out", planOn: "2025-12-31" }] },
  });
  await recordSamples(at("2025-12-30T04:00:00.000Z"), { [LEAD]: { liaisonId: user.id, dates: { lead: "2025-12-30" } } });
  value(await addCommitment(at(EVE), CODE, { intent: "commit", side: "investor", indicator: "jobs", value: 1_000_000, dueOn: "2025-12-31" }));
  return { at };
}

test("what was due on New Year's Eve is late half an hour after midnight in Shanghai, on the day, in the calendar and among commitments", async () => {
  const { at } = await turning();
  const late = async (now: string) => {
    const day = value(await todayPage(at(now)));
    const line = day.groups.find(({ source }) => source === "milestone")?.lines.find(({ code }) => code === CODE);
    const [calendar, duties] = [value(await calendarPage(at(now), {})), value(await dutiesPage(at(now), {}))];
    return { today: day.today, daysLate: line?.daysLate, month: calendar.month, overdue: calendar.overdue, dutiesOverdue: duties.counts.overdue, on: [calendar.today, duties.today] };
  };
  expect(await late(EVE)).toEqual({ today: "2025-12-31", daysLate: 0, month: "2025-12", overdue: 0, dutiesOverdue: 0, on: ["2025-12-31", "2025-12-31"] });
  expect(await late(NEW_YEAR)).toEqual({ today: "2026-01-01", daysLate: 1, month: "2026-01", overdue: 1, dutiesOverdue: 1, on: ["2026-01-01", "2026-01-01"] });
});

test("the clock of a lead turns with the day in Shanghai", async () => {
  const { at } = await turning();
  const step = async (now: string) => value(await leadsToday(at(now))).find(({ code, duty }) => code === LEAD && duty.kind === "step");
  expect(await step(EVE)).toMatchObject({ dueOn: "2025-12-31", daysLate: 0 });
  expect(await step(NEW_YEAR)).toMatchObject({ dueOn: "2025-12-31", daysLate: 1 });
});

test("December may be reported from New Year's Day on, and is the month that the page of reports opens with", async () => {
  const { at } = await turning();
  expect([value(await reportingPage(at(EVE), {})).month, value(await reportingPage(at(NEW_YEAR), {})).month]).toEqual(["2025-11", "2025-12"]);
});

test("the new year's first day is no day of the future for a milestone or a review, and is one an hour earlier", async () => {
  const { at } = await turning();
  const record = (now: string) => recordSiteUpdate(at(now), freshFolder(), { code: CODE, version: 1, milestone: "equipment_in", state: "done", on: "2026-01-01", formKey: undefined }, []);
  expect(await record(EVE)).toMatchObject({ ok: false, errors: [{ code: "future_date", field: "on" }] });
  expect(await record(NEW_YEAR)).toMatchObject({ ok: true });
  const review = (now: string) => saveReview(at(now), CODE, { intent: "review", year: 2025, grade: "good", reviewedOn: "2026-01-01" });
  expect((await review(EVE)).ok).toBe(false);
  expect(await review(NEW_YEAR)).toMatchObject({ ok: true });
});
