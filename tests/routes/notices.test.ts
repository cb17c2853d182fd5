import { describe, expect, it } from "vitest";
import type { Role } from "#app/domain/permissions.ts";
import { action as saveAction, loader as choicesLoader } from "#app/routes/profile_.notices/route.tsx";
import { loader as unreadLoader } from "#app/routes/notices_.unread.ts";
import { action as listAction, loader as listLoader } from "#app/routes/notices/route.tsx";
import { raiseIssue } from "#app/services/issues/raise-issue.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const CHOICES = { intent: "save", seen: "0", quietFrom: "22:00", quietTo: "07:00", digestAt: "08:30", locale: "en" };

async function world() {
  const db = await freshDb();
  await recordSamples(contextOn(db), { A: {} });
  const caller = async (name: string, role: Role) => {
    const cookie = await cookieOf(db, await addTestUser(db, role, { email: `${name}@example.test` }));
    return (path: string, form?: Record<string, string>) => routeArgs(db, path, { cookie, ...(form ? { form } : {}) });
  };
  const [district, commerce] = [await caller("district", "district"), await caller("commerce", "commerce")];
  for (const title of ["示例一", "示例二"]) await raiseIssue(contextOn(db), { code: "A", category: "land", source: "phone", title, detail: null, blocking: false, milestone: null });
  return { db, district, commerce };
}

type Listed = { notices: { id: number; title: string; isRead: boolean }[]; unread: number; newest: number };
const listed = async (args: Parameters<typeof listLoader>[0] | object) => (await outcome(listLoader(args as never))).body as Listed;

describe("the list of notices", () => {
  it("opens one where it leads, marked read and then after the unread ones", async () => {
    const { district } = await world();
    const { notices } = await listed(district("/notices"));
    expect(notices.map(({ title }) => title)).toEqual(["新登记问题：示例二", "新登记问题：示例一"]);
    const opened = await outcome(listAction(district("/notices", { intent: "open", id: String(notices[0]?.id) }) as never));
    expect([opened.status, opened.headers.get("Location")]).toEqual([303, "/issues/DB-2025-0002"]);
    expect((await listed(district("/notices?topic=issues"))).notices.map(({ title, isRead }) => [title, isRead])).toEqual([["新登记问题：示例一", false], ["新登记问题：示例二", true]]);
    expect(JSON.parse((await outcome(unreadLoader(district("/notices/unread") as never))).body as string)).toEqual({ unread: 1 });
  });
  it("is everybody's own: another's notice is not found, and all of one's own are read at once", async () => {
    const { district, commerce } = await world();
    const { notices, newest } = await listed(district("/notices"));
    expect((await outcome(listAction(commerce("/notices", { intent: "open", id: String(notices[0]?.id) }) as never))).status).toBe(404);
    expect((await outcome(listAction(district("/notices", { intent: "readAll", until: String(newest) }) as never))).headers.get("Location")).toBe("/notices");
    expect([(await listed(district("/notices"))).unread, (await listed(commerce("/notices"))).unread]).toEqual([0, 2]);
  });
  it("says which part of its address it does not know", async () => {
    const { district } = await world();
    expect((await outcome(listLoader(district("/notices?topic=weather") as never))).status).toBe(400);
    expect((await outcome(listAction(district("/notices", { intent: "burn" }) as never))).status).toBe(400);
  });
});

describe("the choices", () => {
  it("are saved by the form, and drawn as they were saved", async () => {
    const { district } = await world();
    const saved = await outcome(saveAction(district("/profile/notices", { ...CHOICES, "issues-email": "digest", "dates-email": "off" }) as never));
    expect([saved.status, saved.headers.get("Location")]).toEqual([303, "/profile/notices?saved=save"]);
    expect((await outcome(choicesLoader(district("/profile/notices?saved=save") as never))).body).toMatchObject({ isSaved: true, choices: { seen: 1, locale: "en", choices: [{ topic: "issues", channel: "email", mode: "digest" }] } });
    expect((await outcome(saveAction(district("/profile/notices", { ...CHOICES, "issues-email": "off" }) as never))).status).toBe(409);
  });
  it("refused keep what was typed and name each field", async () => {
    const { district } = await world();
    const send = async (form: Record<string, string>) => {
      const { status, body } = await outcome(saveAction(district("/profile/notices", { ...CHOICES, ...form }) as never));
      const { errors, values } = body as { errors: { code: string; field: string }[]; values: Record<string, string> };
      return [status, errors.map(({ code, field }) => `${field} ${code}`).toSorted(), values["issues-email"]];
    };
    expect(await send({ quietTo: "", "issues-email": "digest" })).toEqual([400, ["quietTo quiet_needs_both"], "digest"]);
    expect(await send({ quietFrom: "8", digestAt: "25:00" })).toEqual([400, ["digestAt invalid_time", "quietFrom invalid_time"], undefined]);
    expect(await send({ digestAt: "", "issues-email": "never" })).toEqual([400, ["digestAt required", "issues-email unknown_value"], "never"]);
    expect(await send({ "weather-email": "digest", "issues-robot:7": "digest" })).toEqual([400, ["weather-email unknown_field"], undefined]);
    expect(await send({ "issues-robot:7": "digest" })).toEqual([400, ["issues-robot:7 unknown_value"], undefined]);
  });
});
