import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Role } from "#app/domain/permissions.ts";
import { loader as inboxLoader } from "#app/routes/admission/route.tsx";
import { action, loader } from "#app/routes/projects.$code_.admission/route.tsx";
import { action as budgetAction, loader as resourcesLoader } from "#app/routes/resources/route.tsx";
import { addDays, shanghaiDate } from "#app/domain/dates.ts";
import type { ProjectAdmission } from "#app/services/admission/project-admission.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const CODE = "NB-2025-0001";
const PAGE = `/projects/${CODE}/admission`;

async function world() {
  const db = await freshDb();
  const now = new Date().toISOString();
  await recordSamples(contextOn(db, now, SYSTEM), { [CODE]: { division: "26" } });
  const as = async (role: Role, change: Parameters<typeof addTestUser>[2] = {}) => {
    const cookie = await cookieOf(db, await addTestUser(db, role, change));
    const args = (path: string, form?: Record<string, string>) => routeArgs(db, path, { cookie, params: { code: CODE }, ...(form ? { form } : {}) });
    return {
      send: (form: Record<string, string>) => outcome(action(args(PAGE, form))), see: () => outcome(loader(args(PAGE))), inbox: (search = "") => outcome(inboxLoader(args(`/admission${search}`))),
      resources: (search = "") => outcome(resourcesLoader(args(`/resources${search}`))), budget: (form: Record<string, string>) => outcome(budgetAction(args("/resources", form))),
    };
  };
  return { as, soon: addDays(shanghaiDate(now), 5), yesterday: addDays(shanghaiDate(now), -1) };
}

type Seen = { body: { page: ProjectAdmission } };
const ASK = { intent: "ask", subject: "two_high", question: "能耗是否可行", "units.ecology": "on", "units.energy": "on" };

describe("the admission page of a project", () => {
  it("asks the ticked units, keeps what was typed when it is refused, and is not there for others", async () => {
    const { as, soon, yesterday } = await world();
    const [commerce, ecology, grid, district, leader] = [await as("commerce"), await as("unit", { unit: "ecology" }), await as("unit", { unit: "power_grid", email: "grid@example.test" }), await as("district", { district: "330281" }), await as("leader")];
    const bad = await commerce.send({ ...ASK, dueOn: yesterday, "units.nobody": "on" });
    expect([bad.status, bad.body]).toMatchObject([400, { errors: [{ code: "unknown_unit", field: "units" }, { code: "deadline_over", field: "dueOn" }], values: { question: "能耗是否可行", "units.energy": "on" } }]);
    expect((await commerce.send({ intent: "ask", subject: "two_high", dueOn: "2025-02-30" })).body).toMatchObject({ errors: [{ code: "bad_date", field: "dueOn" }] });
    expect((await commerce.send({ ...ASK, dueOn: "2099" })).body).toMatchObject({ errors: [{ code: "bad_day" }] });
    expect((await ecology.see()).status).toBe(404);
    const done = await commerce.send({ ...ASK, dueOn: soon });
    expect([done.status, done.headers.get("Location")]).toEqual([303, `${PAGE}?saved=ask`]);
    expect([(await ecology.see()).status, (await grid.see()).status, (await district.see()).status]).toEqual([200, 404, 404]);
    expect([(await district.send({ ...ASK, dueOn: soon })).status, (await leader.send({ ...ASK, dueOn: soon })).status, (await commerce.send({ intent: "nothing" })).status]).toEqual([404, 403, 400]);
  });

  it("answers the second of two opinions with 409, a foreign one with 404, one without conditions with 400", async () => {
    const { as, soon } = await world();
    const [commerce, ecology] = [await as("commerce"), await as("unit", { unit: "ecology" })];
    await commerce.send({ ...ASK, dueOn: soon });
    const { opinions } = ((await ecology.see()) as unknown as Seen).body.page.reviews[0] ?? { opinions: [] };
    const [own, other] = [opinions.find(({ unit }) => unit === "ecology"), opinions.find(({ unit }) => unit === "energy")];
    const opinion = (given: typeof own, change: Record<string, string> = {}) => ({ intent: "opinion", item: String(given?.item), seen: String(given?.seen), opinion: "agree", ...change });
    expect((await ecology.send(opinion(other))).status).toBe(404);
    const bad = await ecology.send(opinion(own, { opinion: "conditions", conditions: "  " }));
    expect([bad.status, bad.body]).toMatchObject([400, { errors: [{ code: "conditions_required", field: "conditions" }] }]);
    expect((await ecology.send(opinion(own))).status).toBe(303);
    const stale = await commerce.send(opinion(own, { opinion: "against", note: "书面意见不同" }));
    expect([stale.status, stale.body]).toMatchObject([409, { errors: [{ code: "stale" }], values: { note: "书面意见不同" } }]);
    expect((await ecology.send({ intent: "decide", item: "1", seen: "1", opinionsSeen: "2", decision: "agree" })).status).toBe(403);
    expect((await ecology.inbox()).body).toMatchObject({ total: 0, ownUnit: "ecology", ages: [] });
    const inbox = await commerce.inbox("?state=nowhere&unit=nobody");
    expect([inbox.status, inbox.body]).toMatchObject([400, { total: 1, faults: [{ field: "state" }, { code: "unknown_unit", field: "unit" }] }]);
  });

  it("reads numbers exactly or says what is wrong with them", async () => {
    const { as } = await world();
    const commerce = await as("commerce");
    const plan = await commerce.send({ intent: "plan", "capacity.needed": "很多", "capacity.replaced": "-1", "energy.needed": "1.23456", "emissions.ratio": "0.5" });
    expect((plan.body as { errors: unknown[] }).errors).toEqual(expect.arrayContaining([
      expect.objectContaining({ code: "bad_number", field: "capacity.needed" }), expect.objectContaining({ code: "negative", field: "capacity.replaced" }),
      expect.objectContaining({ code: "too_many_decimals", field: "energy.needed" }), expect.objectContaining({ code: "ratio_below_one", field: "emissions.ratio" }),
    ]));
    expect((await commerce.send({ intent: "askResource", kind: "land", year: "2025", asked: "0" })).body).toMatchObject({ errors: [{ code: "not_positive", field: "asked" }] });
    expect((await commerce.send({ intent: "askResource", kind: "land", year: "2025", asked: "80.5" })).status).toBe(303);
    const request = ((await commerce.see()) as unknown as Seen).body.page.resources.requests[0];
    expect(request).toMatchObject({ askedE4: 805_000 });
    const allocate = (allocated: string) => commerce.send({ intent: "allocate", item: String(request?.item), seen: String(request?.seen), allocated });
    expect((await allocate("80")).body).toMatchObject({ errors: [{ code: "no_budget", field: "allocated" }] });
    expect((await commerce.budget({ year: "2025", kind: "land", amount: "60" })).status).toBe(303);
    expect((await allocate("80")).body).toMatchObject({ errors: [{ code: "over_city_balance", params: { balanceE4: 600_000 } }] });
    expect((await allocate("60")).status).toBe(303);
    expect((await commerce.budget({ year: "2025", kind: "land", amount: "1" })).status).toBe(409);
    expect((await commerce.resources("?year=2025")).body).toMatchObject({ page: { city: [{ amountE4: 600_000, givenE4: 600_000, askedE4: 805_000 }, {}, {}], total: 1 } });
  });
});
