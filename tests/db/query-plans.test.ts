import { expect, test, vi } from "vitest";
import { EVERYTHING } from "#app/domain/predicate.ts";
import type { Db } from "#db/connection.server.ts";
import { careOfChiefs } from "#db/queries/chiefs.ts";
import { issuesPage, nextIssueNumber } from "#db/queries/issues.ts";
import { newestRateDays } from "#db/queries/jobs.ts";
import { commitmentsDue, issuesDueBy, issuesWaiting, opinionsDueBy } from "#db/queries/reminders.ts";
import { meetingCounts, meetingLength, meetingPage } from "#db/queries/task-force.ts";
import { freshDb } from "#tests/support/database.ts";

const DAY = "2025-07-15";
const RED = { light: "red", today: DAY } as const;
const BEFORE = { milestone: "2025-06-07", issue: "2025-07-07" };

/** Queries that run often or over everything, with the step of the plan that keeps them from reading all there is. */
const READS: readonly (readonly [name: string, run: (db: Db) => Promise<unknown>, step: string])[] = [
  ["issues that are due", ({ read }) => issuesDueBy(read, DAY), "SEARCH s USING INDEX issues_due"],
  ["issues that wait", ({ read }) => issuesWaiting(read, DAY), "SCAN s USING INDEX issues_waiting"],
  ["opinions that are missing", ({ read }) => opinionsDueBy(read, DAY), "SEARCH o USING INDEX admission_opinions_missing"],
  ["commitments that are due", ({ read }) => commitmentsDue(read, DAY), "SEARCH c USING INDEX commitments_due"],
  ["foreign currencies", ({ read }) => newestRateDays(read), "SCAN project_facts USING COVERING INDEX project_facts_foreign"],
  ["the number of an issue", (db) => db.transaction((trx) => nextIssueNumber(trx, "2025")), "SEARCH issues USING INDEX issues_of_year"],
  ["what a meeting decided", ({ read }) => issuesPage(read, EVERYTHING, { view: "all", today: DAY, source: "meeting", raisedOn: DAY }, 50, 0), "SEARCH s USING INDEX issues_raised"],
  ["a page of a meeting", ({ read }) => meetingPage(read, EVERYTHING, RED, { order: "size", knownAt: `${DAY}T00:00:00.000Z`, limit: 50, offset: 0 }), "SEARCH p USING INDEX projects_light"],
  ["the length of a meeting", ({ read }) => meetingLength(read, EVERYTHING, RED), "SEARCH p USING INDEX projects_light"],
  ["the counts of a meeting", ({ read }) => meetingCounts(read, EVERYTHING, undefined, BEFORE), "SEARCH p USING INDEX projects_light"],
  ["the care of chiefs", ({ read }) => careOfChiefs(read, EVERYTHING, 5), "SEARCH f USING COVERING INDEX project_facts_chief"],
];

test.each(READS)("%s: the plan begins at the index made for it", async (_, run, step) => {
  const db = await freshDb();
  const prepare = vi.spyOn(db.handle, "prepare");
  await run(db);
  const texts = prepare.mock.calls.map(([text]) => text).filter((text) => /^(?:select|with)/i.test(text));
  prepare.mockRestore();
  const plans = texts.map((text) => db.handle.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...Array.from(text.matchAll(/\?/g), () => null)) as { detail: string }[]);
  expect(plans.some((plan) => plan.find(({ detail }) => /^(?:SEARCH|SCAN) \w+ /.test(detail))?.detail.startsWith(step)), JSON.stringify(plans)).toBe(true);
});
