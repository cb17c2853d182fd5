import { describe, expect, it } from "vitest";
import type { Role } from "#app/domain/permissions.ts";
import type { MoveReply } from "#app/features/board/move-reply.ts";
import { action, loader, shouldRevalidate } from "#app/routes/board/route.tsx";
import type { BoardPage } from "#app/services/board/board-page.server.ts";
import type { Db } from "#db/connection.server.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const INVESTORS = [{ name: "示例海曜", country: "CN" }];

async function boardAs(role: Role, change: Parameters<typeof addTestUser>[2] = {}): Promise<{ db: Db; cookie: string }> {
  const db = await freshDb();
  await recordSamples(contextOn(db), {
    A: { investors: INVESTORS, dates: { lead: "2024-01-10" } },
    B: { investors: INVESTORS, dates: { lead: "2024-01-10" }, kind: null, amount: null, district: "330281" },
    C: { investors: INVESTORS, dates: { lead: "2024-01-10", signed: "2024-03-01" } },
  });
  return { db, cookie: await cookieOf(db, await addTestUser(db, role, change)) };
}

const read = async ({ db, cookie }: { db: Db; cookie: string }, path = "/board") => {
  const answer = await outcome(loader(routeArgs(db, path, { cookie })));
  return { ...answer, page: answer.body as BoardPage };
};
const send = async ({ db, cookie }: { db: Db; cookie: string }, form: Readonly<Record<string, string>>, path = "/board") => {
  const answer = await outcome(action(routeArgs(db, path, { cookie, form })));
  return { ...answer, reply: answer.body as MoveReply };
};
const MOVE = { intent: "move", code: "A", version: "1", to: "landing", inPlace: "1" };
const cards = (page: BoardPage) => page.board.columns.flatMap((column) => column.cards.map((card) => card.code)).toSorted().join();
const reasons = (reply: MoveReply) => (reply.ok ? [] : reply.errors.map(({ code, field }) => `${code} ${field ?? ""}`.trim()).toSorted());
const versionOf = async (db: Db, code: string) => (await findProject(db.read, code, { op: "all", of: [] }))?.version;

describe("the board's loader", () => {
  it.each([
    ["commerce", "A,B,C", true], ["leader", "A,B,C", true], ["auditor", "A,B,C", false], ["district", "A,C", true], ["liaison", "", true], ["unit", "", false],
  ] as const)("shows a %s what they see: %s, movable: %s", async (role, seen, isMovable) => {
    const { page } = await read(await boardAs(role));
    expect([cards(page), page.ways.forward || page.ways.back]).toEqual([seen, isMovable]);
  });
  it("shows a liaison the leads of the own district", async () => {
    expect(cards((await read(await boardAs("liaison", { district: "330206" }))).page)).toBe("A");
  });
  it("is not for an administrator, and a stranger is sent to sign in", async () => {
    expect((await read(await boardAs("administrator"))).status).toBe(403);
    const { db } = await boardAs("commerce");
    const answer = await outcome(loader(routeArgs(db, "/board?district=330206&_routes=routes%2Fboard")));
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/sign-in?to=%2Fboard%3Fdistrict%3D330206"]);
  });
  it.each(["?light=purple", "?asOf=2024-02-30", "?asOf=2999-01-01", "?wide=done", "?to=nowhere", "?minCny=12a", "?color=red", "?light=red&light=blue"])("answers %s with 400", async (query) => {
    expect((await read(await boardAs("commerce"), `/board${query}`)).status).toBe(400);
  });
  it("takes the empty fields of a filter form as no filter, and several values either way", async () => {
    const viewer = await boardAs("commerce");
    expect(cards((await read(viewer, "/board?district=&chain=&q=&light=&asOf=&minCny=")).page)).toBe("A,B,C");
    expect(cards((await read(viewer, "/board?district=330206,330281")).page)).toBe("A,B,C");
    expect(cards((await read(viewer, "/board?district=330281&district=330212")).page)).toBe("B");
  });
  it("answers the dialog of a move with the page, also without JavaScript", async () => {
    const viewer = await boardAs("commerce");
    expect((await read(viewer, "/board?move=A")).page.move).toMatchObject({ project: { card: { code: "A" } }, asked: null });
    expect((await read(viewer, "/board?move=B&to=landing")).page.move?.asked).toMatchObject({ closings: ["signed"], to: "landing" });
    expect((await read(viewer, "/board?move=NOBODY&to=landing")).page.move).toBeNull();
    expect((await read(await boardAs("auditor"), "/board?move=A&to=landing")).page.move).toBeNull();
    expect((await read(await boardAs("leader"), "/board?move=A&to=landing")).page.move?.asked).toMatchObject({ mayMove: false, mayOverride: true });
    expect((await read(await boardAs("district"), "/board?move=B&to=landing")).page.move).toBeNull();
  });
});

describe("the board's action", () => {
  it("moves in place, and leads a form without JavaScript back to the board with its filters", async () => {
    const viewer = await boardAs("commerce");
    expect(await send(viewer, { ...MOVE, signedOn: "2024-03-01" })).toMatchObject({ status: 200, reply: { ok: true, code: "A", stage: "landing" } });
    const { inPlace: _, ...plain } = MOVE;
    const form = { ...plain, code: "B", signedOn: "2024-03", amount: "5亿", kind: "new_build" };
    const answer = await send(viewer, form, "/board?district=330281&move=B&to=landing");
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/board?district=330281&moved=B"]);
    expect((await read(viewer, "/board?moved=B")).page.moved).toEqual({ name: "示例 B", stage: "landing" });
  });
  it("answers a refused gate with every reason and what was typed, and changes nothing", async () => {
    const viewer = await boardAs("commerce");
    const { status, reply } = await send(viewer, { ...MOVE, code: "B", signedOn: "am Dienstag", amount: "5" });
    expect(status).toBe(400);
    expect(reasons(reply)).toEqual(["bad_date signedOn", "gate_missing kind", "unit_missing amount"]);
    expect(reply).toMatchObject({ ok: false, code: "B", to: "landing", values: { signedOn: "am Dienstag", amount: "5" } });
    expect(await versionOf(viewer.db, "B")).toBe(1);
  });
  it("answers a stale version with 409 and who was faster, and the same form again with the same answer", async () => {
    const viewer = await boardAs("commerce");
    const sent = { ...MOVE, signedOn: "2024-03-01" };
    await send(viewer, sent);
    expect(await send(viewer, sent)).toMatchObject({ status: 200, reply: { ok: true, stage: "landing" } });
    const late = await send(viewer, { ...sent, signedOn: "2024-04-01" });
    expect(late).toMatchObject({ status: 409, reply: { ok: false, conflict: { by: "示例commerce", stage: "landing", version: 2 } } });
    expect(await versionOf(viewer.db, "A")).toBe(2);
  });
  it("reads the board anew after a stale move, though an answer of 409 alone would not", () => {
    const url = new URL("http://luodi.test/board");
    const asked = (actionStatus: number | undefined, defaultShouldRevalidate: boolean, nextUrl = url) =>
      shouldRevalidate({ currentUrl: url, nextUrl, currentParams: {}, nextParams: {}, ...(actionStatus ? { actionStatus, formMethod: "POST" as const } : {}), defaultShouldRevalidate });
    expect(asked(409, false)).toBe(true);
    expect(asked(404, false)).toBe(true);
    expect(asked(400, false)).toBe(false);
    expect(asked(200, true)).toBe(true);
    expect(asked(undefined, true)).toBe(true);
    expect(asked(undefined, true, new URL("http://luodi.test/board?column=landing"))).toBe(false);
    expect(asked(undefined, true, new URL("http://luodi.test/board?district=330206"))).toBe(true);
  });
  it.each([
    ["no way back", { ...MOVE, code: "C", to: "attraction" }, 400, ["move_backwards toStage"]],
    ["no card of another district", { ...MOVE, code: "B", signedOn: "2024-03-01" }, 404, ["not_found code"]],
    ["no card that is not there", { ...MOVE, code: "示例" }, 404, ["not_found code"]],
    ["no column that is none", { ...MOVE, to: "done" }, 400, ["unknown_value to"]],
    ["no field that is none", { ...MOVE, signedOn: "2024-03-01", colour: "red" }, 400, ["unknown_field colour"]],
    ["no version that is none", { ...MOVE, version: "x" }, 400, ["invalid version"]],
  ] as const)("knows %s", async (_name, form, status, expected) => {
    const answer = await send(await boardAs("district"), form);
    expect([answer.status, reasons(answer.reply)]).toEqual([status, expected]);
  });
  it("answers an unknown intent with 400 and a past day's form with its reason", async () => {
    const viewer = await boardAs("commerce");
    expect(await send(viewer, { ...MOVE, intent: "delete" })).toMatchObject({ status: 400, body: { code: "unknown_intent" } });
    expect(reasons((await send(viewer, { ...MOVE, signedOn: "2024-03-01" }, "/board?asOf=2024-05-01")).reply)).toEqual(["past_date_view"]);
    expect(await versionOf(viewer.db, "A")).toBe(1);
  });
  it("asks a leader for the reason of an override", async () => {
    const viewer = await boardAs("leader");
    const response = await send(viewer, { ...MOVE, signedOn: "2024-03-01" });
    expect(response.status).toBe(400);
    expect(await versionOf(viewer.db, "A")).toBe(1);
  });
  it.each(["auditor", "unit", "administrator"] as const)("is not for a %s", async (role) => {
    const viewer = await boardAs(role);
    expect((await send(viewer, { ...MOVE, signedOn: "2024-03-01" })).status).toBe(403);
    expect(await versionOf(viewer.db, "A")).toBe(1);
  });
});
