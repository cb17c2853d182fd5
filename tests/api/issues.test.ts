import { expect, test } from "vitest";
import { issuePageAnswer } from "#app/schemas/api-answers.ts";
import { decideInMeeting } from "#app/services/issues/decide-in-meeting.server.ts";
import { startApi, tokenFor } from "#tests/support/api.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const DECISION = { title: "示例金丝雀", detail: null, blocking: true, supports: [], requirement: null, dueOn: null, days: 5, unit: "working" } as const;

test("issues are listed in one's own scope, narrowed and page by page; a filter that no list knows is 422", async () => {
  const api = await startApi(await freshDb());
  const ctx = contextOn(api.db, new Date().toISOString());
  await recordSamples(ctx, { "NB-2025-0001": {}, "NB-2025-0002": { district: "330281" } });
  for (const [code, lead, category] of [["NB-2025-0001", "energy", "energy"], ["NB-2025-0001", "ecology", "land"], ["NB-2025-0002", "energy", "energy"]] as const) expect((await decideInMeeting(ctx, { ...DECISION, code, lead, category })).ok).toBe(true);
  const numbers = async (account: Parameters<typeof tokenFor>[1], query = "") => {
    const { token } = await tokenFor(api.db, account);
    const { status, body } = await api.get(`/issues${query}`, token);
    expect(status).toBe(200);
    const page = issuePageAnswer.strict().parse(body);
    return [page.total, page.items.map(({ number }) => number.slice(-1)).toSorted().join("")];
  };
  expect(await numbers({ role: "commerce" })).toEqual([3, "123"]);
  expect(await numbers({ role: "commerce" }, "?category=energy&size=1&page=2")).toEqual([2, expect.stringMatching(/^[13]$/)]);
  expect(await numbers({ role: "leader" }, "?district=330281")).toEqual([1, "3"]);
  expect(await numbers({ role: "leader" }, "?unit=ecology")).toEqual([1, "2"]);
  expect(await numbers({ role: "leader" }, "?view=overdue")).toEqual([0, ""]);
  expect(await numbers({ role: "district", district: "330281" })).toEqual([1, "3"]);
  expect(await numbers({ role: "unit", unit: "energy" })).toEqual([2, "13"]);
  expect(await numbers({ role: "unit", unit: "finance" }, "?view=all")).toEqual([0, ""]);
  const { token } = await tokenFor(api.db, { role: "commerce" });
  for (const query of ["unit=nobody", "district=000000", "view=some", "size=0", "strange=1"]) expect([query, (await api.get(`/issues?${query}`, token)).status]).toEqual([query, 422]);
  expect(api.faults).toEqual([]);
});
