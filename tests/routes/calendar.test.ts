import { describe, expect, it } from "vitest";
import { loggedPath } from "#app/http/log.server.ts";
import { loader as feedLoader } from "#app/routes/calendar_.feed.$file.ts";
import { loader as calendarLoader } from "#app/routes/calendar/route.tsx";
import { action as planAction, loader as planLoader } from "#app/routes/projects.$code_.plan/route.tsx";
import { action as profileAction } from "#app/routes/profile/route.tsx";
import { changeMilestone } from "#app/services/projects/change-milestones.server.ts";
import type { Role } from "#app/domain/permissions.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const NOW = () => new Date().toISOString();
const NEXT_MONTH = `${new Date(Date.now() + 40 * 24 * 60 * 60 * 1000).toISOString().slice(0, 7)}-15`;
const LONG_NAME = "示例功率器件、传感器与特种气体一体化制造基地（二期）及配套研发中心项目，名称很长";

async function withFeed(role: Role = "commerce", change: Parameters<typeof addTestUser>[2] = {}) {
  const db = await freshDb();
  const user = await addTestUser(db, role, change);
  const cookie = await cookieOf(db, user);
  await recordSamples(contextOn(db, NOW()), {
    "NB-2025-0001": { name: LONG_NAME, dates: { lead: "2025-01-10" }, plans: [{ type: "signed", planOn: NEXT_MONTH }] },
    "NB-2025-0002": { dates: { lead: "2025-01-10" }, district: "330212", plans: [{ type: "eia", planOn: NEXT_MONTH.slice(0, 7) }] },
  });
  const renew = async (form: string) => {
    const formKey = `00000000-0000-4000-8000-${form.padStart(12, "0")}`;
    const { body } = await outcome(profileAction(routeArgs(db, "/profile", { cookie, form: { intent: "renewCalendar", formKey } })));
    return (body as { address?: string }).address ?? "";
  };
  const read = (address: string, search = "") => {
    const path = address.replace("http://luodi.test", "");
    return outcome(feedLoader(routeArgs(db, `${path}${search}`, { params: { file: path.split("/").at(-1) ?? "" } })));
  };
  return { db, user, cookie, renew, read };
}

const unfolded = (text: unknown) => String(text).replace(/\r\n[ \t]/g, "");

describe("the calendar feed", () => {
  it("opens by its secret alone, with stable events that count their re-plans, folded and in Chinese", async () => {
    const { db, renew, read } = await withFeed();
    const address = await renew("1");
    expect(address).toMatch(/^http:\/\/luodi\.test\/calendar\/feed\/[\w-]{43}\.ics$/);
    const first = await read(address);
    expect([first.status, first.headers.get("Content-Type")]).toEqual([200, "text/calendar; charset=utf-8"]);
    const lines = String(first.body).split("\r\n");
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(lines.some((line) => line.startsWith(" "))).toBe(true);
    const text = unfolded(first.body);
    expect(text).toContain(`SUMMARY:签约：${LONG_NAME}`);
    expect(text).toContain(`DTSTART;VALUE=DATE:${NEXT_MONTH.replaceAll("-", "")}`);
    expect(text).toContain("UID:signed.NB-2025-0001@luodi\r\nSEQUENCE:0\r\nDTSTAMP:");
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(unfolded((await read(address)).body)).toBe(text);
    const later = `${NEXT_MONTH.slice(0, 8)}20`;
    expect(await changeMilestone({ ...contextOn(db, NOW()) }, "NB-2025-0001", { intent: "plan", version: 1, formKey: undefined, milestone: "signed", planOn: later, reason: "推迟" })).toMatchObject({ ok: true });
    const again = unfolded((await read(address)).body);
    expect(again).toContain("UID:signed.NB-2025-0001@luodi\r\nSEQUENCE:1");
    expect(again).toContain(`DTSTART;VALUE=DATE:${later.replaceAll("-", "")}`);
    expect(unfolded((await read(address, "?type=eia")).body).match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });
  it("keeps only the hash of the secret and tells it once", async () => {
    const { db, renew } = await withFeed();
    const address = await renew("1");
    const secret = address.split("/").at(-1)?.replace(".ics", "") ?? "";
    expect(JSON.stringify(db.handle.prepare("SELECT * FROM calendar_feeds").all())).not.toContain(secret);
    expect(JSON.stringify(db.handle.prepare("SELECT * FROM audit_log").all())).not.toContain(secret);
    expect(JSON.stringify(db.handle.prepare("SELECT * FROM idempotency_keys").all())).not.toContain(secret);
    expect(await renew("1")).toBe("");
    expect(loggedPath(`/calendar/feed/${secret}.ics`)).toBe("/calendar/feed/[removed]");
    expect(loggedPath("/calendar")).toBe("/calendar");
  });
  it("is not found once renewed, revoked, disabled or never made, and shows only what its owner sees now", async () => {
    const { db, user, cookie, renew, read } = await withFeed("district", { district: "330206" });
    const old = await renew("1");
    expect(unfolded((await read(old)).body).match(/UID:\S+/g)).toEqual(["UID:signed.NB-2025-0001@luodi"]);
    const address = await renew("2");
    expect((await read(old)).status).toBe(404);
    db.handle.prepare("UPDATE users SET district = '330212' WHERE id = ?").run(user.id);
    expect(unfolded((await read(address)).body).match(/UID:\S+/g)).toEqual(["UID:eia.NB-2025-0002@luodi"]);
    db.handle.prepare("UPDATE users SET disabled_at = ? WHERE id = ?").run(NOW(), user.id);
    expect((await read(address)).status).toBe(404);
    db.handle.prepare("UPDATE users SET disabled_at = NULL WHERE id = ?").run(user.id);
    const revoked = await outcome(profileAction(routeArgs(db, "/profile", { cookie, form: { intent: "revokeCalendar" } })));
    expect(revoked.body).toMatchObject({ ok: true, done: "revokeCalendar" });
    expect((await read(address)).status).toBe(404);
    for (const file of ["x.ics", "", `${"a".repeat(43)}.ics`, `${"a".repeat(43)}`, "../../etc/passwd"]) {
      expect((await outcome(feedLoader(routeArgs(db, "/calendar/feed/x.ics", { params: { file } })))).status).toBe(404);
    }
  });
  it("stops a flood of guesses from one address", async () => {
    const { db } = await withFeed();
    const { secondsToWait } = await import("#app/http/flood-limit.server.ts");
    for (let i = 0; i < 300; i += 1) await secondsToWait("calendar", "192.0.2.78");
    const { status, headers } = await outcome(feedLoader(routeArgs(db, "/calendar/feed/x.ics", { params: { file: "x.ics" }, context: { clientAddress: "192.0.2.78" } })));
    expect([status, Number(headers.get("Retry-After")) > 0]).toEqual([429, true]);
  });
});

describe("the calendar's page", () => {
  it("leaves out what it cannot read and says so", async () => {
    const { db, cookie } = await withFeed();
    const open = (search: string) => outcome(calendarLoader(routeArgs(db, `/calendar${search}`, { cookie })));
    expect(await open("?month=2025-13&type=nothing&unit=nobody")).toMatchObject({ status: 400, body: { faults: [{ field: "type" }, { field: "month", code: "bad_month" }, { field: "unit" }] } });
    expect(await open(`?month=${NEXT_MONTH.slice(0, 7)}`)).toMatchObject({ status: 200, body: { total: 2 } });
    expect((await open("?view=units")).status).toBe(200);
  });
});

describe("the plan of a project", () => {
  const PAGE = "/projects/NB-2025-0001/plan";
  it("keeps what was typed with a message beside each date that is none, and stores nothing", async () => {
    const { db, cookie } = await withFeed();
    const args = (form?: Record<string, string>, path = PAGE) => routeArgs(db, path, { cookie, params: { code: "NB-2025-0001" }, ...(form ? { form } : {}) });
    const bad = await outcome(planAction(args({ intent: "template", version: "1", "plan.landed": "2026-02-30", "plan.started": "soon", "plan.eia": "2026-03" })));
    expect([bad.status, bad.body]).toMatchObject([400, { errors: [{ code: "bad_date", field: "plan.landed" }, { code: "bad_date", field: "plan.started" }], values: { "plan.landed": "2026-02-30", "plan.eia": "2026-03" } }]);
    expect((await outcome(planAction(args({ intent: "template", version: "1", "plan.nothing": "2026-03" })))).status).toBe(400);
    expect((await outcome(planAction(args({ intent: "elsewhere" })))).status).toBe(400);
    expect(await outcome(planLoader(args(undefined, `${PAGE}?from=2026-02-30`)))).toMatchObject({ status: 400, body: { faults: [{ code: "bad_date", field: "from" }] } });
    const good = await outcome(planAction(args({ intent: "template", version: "1", "plan.landed": "2026-02-28", "plan.eia": "" })));
    expect([good.status, good.headers.get("Location")]).toEqual([303, `${PAGE}?saved=template`]);
    const stale = await outcome(planAction(args({ intent: "template", version: "1", "plan.started": "2026-05-01" })));
    expect([stale.status, stale.body]).toMatchObject([409, { conflict: { version: 2 } }]);
  });
  it("is the same 404 for another district's project, and no form for a reader", async () => {
    const { db, cookie } = await withFeed("district", { district: "330212" });
    const args = (form?: Record<string, string>) => routeArgs(db, PAGE, { cookie, params: { code: "NB-2025-0001" }, ...(form ? { form } : {}) });
    expect((await outcome(planLoader(args()))).status).toBe(404);
    expect((await outcome(planAction(args({ intent: "template", version: "1", "plan.landed": "2026-02-28" })))).status).toBe(404);
    const leader = await cookieOf(db, await addTestUser(db, "leader"));
    const seen = await outcome(planLoader(routeArgs(db, PAGE, { cookie: leader, params: { code: "NB-2025-0001" } })));
    expect(seen.body).toMatchObject({ page: { head: { mayEdit: false }, proposals: [] } });
    expect((await outcome(planAction(routeArgs(db, PAGE, { cookie: leader, params: { code: "NB-2025-0001" }, form: { intent: "forecasts", version: "1" } })))).status).toBe(403);
  });
});
