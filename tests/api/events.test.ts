import { describe, expect, test } from "vitest";
import type { Role } from "#app/domain/permissions.ts";
import { STREAMS_OF_ONE, liveFeed } from "#app/services/live/feed.server.ts";
import { issuePage } from "#app/services/issues/issue-page.server.ts";
import { handOver, raiseIssue } from "#app/services/issues/raise-issue.server.ts";
import { logQuestion } from "#app/services/questions/ask-question.server.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { openDatabase } from "#db/connection.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, fileDb, freshDb } from "#tests/support/database.ts";
import { openStream, startEvents } from "#tests/support/live-stream.ts";
import { addTestUser, cookieOf } from "#tests/support/route-args.ts";
import { recordSamples, reviseSample } from "#tests/support/sample-projects.ts";

const [BEILUN, YUYAO] = ["NB-2025-0001", "NB-2025-0002"];

const head = (db: Db) => Number(db.handle.prepare("SELECT max(seq) FROM audit_log").pluck().get());

async function place(db: Db) {
  const now = new Date().toISOString();
  await recordSamples(contextOn(db, now), { [BEILUN]: { district: "330206", dates: { lead: "2024-01-02" } }, [YUYAO]: { district: "330281", dates: { lead: "2024-01-02" } } });
  const url = await startEvents(db);
  let people = 0;
  const person = async (role: Role, change: Parameters<typeof addTestUser>[2] = {}) => {
    const user = await addTestUser(db, role, { email: `p${(people += 1)}@example.test`, name: `示例${role}${people}`, ...change });
    return { ...user, cookie: await cookieOf(db, user) };
  };
  let notes = 0;
  const edit = (code: string, by = db) => reviseSample(contextOn(by, new Date().toISOString()), code, { note: `示例 ${(notes += 1)}` });
  return { db, url, person, edit };
}

/** An issue about the first project, handed to a unit where one is given; its number. */
async function issueFor(db: Db, lead: string | null): Promise<string> {
  const ctx = contextOn(db, new Date().toISOString());
  const raised = await raiseIssue(ctx, { code: BEILUN, category: "land", source: "site", title: "示例督办", detail: null, blocking: false, milestone: null });
  if (!raised.ok) throw new Error(JSON.stringify(raised.errors));
  const { number } = raised.value;
  const page = await issuePage(ctx, number);
  if (lead !== null) await handOver(ctx, { number, seen: page.ok ? page.value.seen : 0, lead, supports: [], requirement: null, dueOn: null, days: 5, unit: "working" });
  return number;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 700));

describe("GET /events", () => {
  test("is for people who are signed in, by GET only", async () => {
    const { url, person } = await place(await freshDb());
    const { cookie } = await person("commerce");
    expect([(await openStream(url)).status, (await openStream(url, { cookie: `${cookie}x` })).status, (await openStream(url, { cookie, method: "POST" })).status]).toEqual([401, 401, 405]);
    const stream = await openStream(url, { cookie });
    expect([stream.status, stream.headers.get("Content-Type"), stream.headers.get("Cache-Control"), stream.headers.get("Content-Encoding")]).toEqual([200, "text/event-stream; charset=utf-8", "no-store, no-transform", null]);
  });

  test("tells each reader of what they may see and of nothing else, without values", async () => {
    const { url, person, edit } = await place(await freshDb());
    const people = { commerce: await person("commerce"), beilun: await person("district"), yuyao: await person("district", { district: "330281" }), nobody: await person("district", { district: null }), unit: await person("unit"), administrator: await person("administrator") };
    const streams = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { cookie }]) => [name, await openStream(url, { cookie })] as const)));
    await edit(BEILUN);
    const change = await streams.beilun?.wait(({ event }) => event === "change");
    await streams.commerce?.wait(({ event }) => event === "change");
    await settled();
    expect(change?.data).toEqual({ seq: Number(change?.id), type: "project.edit", code: BEILUN });
    const told = Object.entries(streams).map(([name, { messages }]) => [name, messages.filter(({ event }) => event === "change").map(({ data }) => data.code)]);
    expect(Object.fromEntries(told)).toEqual({ commerce: [BEILUN], beilun: [BEILUN], yuyao: [], nobody: [], unit: [], administrator: [] });
  });

  test("tells a unit of issues that were handed to it, and neither of others nor of questions", async () => {
    const { db, url, person } = await place(await freshDb());
    await issueFor(db, "energy");
    const [unit, commerce] = [await person("unit", { unit: "energy" }), await person("commerce")];
    const [own, all] = [await openStream(url, { cookie: unit.cookie }), await openStream(url, { cookie: commerce.cookie })];
    await logQuestion(contextOn(db, new Date().toISOString()), { code: BEILUN, asker: "示例提问人", phone: null, category: "land", text: "示例" });
    await issueFor(db, "power_grid");
    await all.wait(({ data }) => data?.type === "issue.handOver");
    await settled();
    expect(own.messages.filter(({ event }) => event === "change")).toEqual([]);
    expect(all.messages.filter(({ event }) => event === "change").map(({ data }) => data.type)).toEqual(expect.arrayContaining(["question.log", "issue.raise", "issue.handOver"]));
    await issueFor(db, "energy");
    expect((await own.wait(({ data }) => data?.type === "issue.handOver")).data.code).toBe(BEILUN);
  });

  test("sees what another process commits, within a second", async () => {
    const db = await fileDb();
    const { url, person, edit } = await place(db);
    const stream = await openStream(url, { cookie: (await person("commerce")).cookie });
    const other = openDatabase(db.path);
    const began = Date.now();
    await edit(YUYAO, other);
    await stream.wait(({ data }) => data?.code === YUYAO);
    expect(Date.now() - began).toBeLessThan(1_500);
    await other.close();
  });

  test("goes on after a break where it stopped, by the browser's mark or by the page's, and misses and repeats nothing", async () => {
    const { db, url, person, edit } = await place(await freshDb());
    const { cookie } = await person("commerce");
    const drawn = head(db);
    await edit(BEILUN);
    const first = await openStream(url, { cookie, query: `?since=${drawn}` });
    const { id } = await first.wait(({ event }) => event === "change");
    first.close();
    for (let n = 0; n < 3; n++) await edit(YUYAO);
    const again = await openStream(url, { cookie, query: `?since=${drawn}`, last: Number(id) });
    await again.wait((message) => Number(message.id) === head(db));
    await edit(BEILUN);
    await again.wait((message) => Number(message.id) === head(db));
    expect(again.messages.filter(({ event }) => event === "change").map(({ data }) => data.code)).toEqual([YUYAO, BEILUN]);
  });

  test("asks to read everything anew after too much, and after a mark that this database never reached", async () => {
    const { db, url, person } = await place(await freshDb());
    const { cookie } = await person("district");
    const ahead = await openStream(url, { cookie, last: head(db) + 1_000 });
    expect(await ahead.wait(({ event }) => event === "reload")).toMatchObject({ id: String(head(db)) });
    const before = head(db);
    await recordSamples(contextOn(db, new Date().toISOString()), Object.fromEntries(Array.from({ length: 320 }, (_, n) => [`NB-2025-${1_000 + n}`, { district: "330281" }])));
    const late = await openStream(url, { cookie, last: before });
    expect(await late.wait(({ event }) => event === "reload")).toMatchObject({ id: String(head(db)) });
    expect(late.messages.filter(({ event }) => event === "change")).toEqual([]);
  });

  test("tells who saw a project until now that something is gone, and not what", async () => {
    const { db, url, person } = await place(await freshDb());
    const [beilun, yuyao, other] = [await person("district"), await person("district", { district: "330281" }), await person("district", { district: "330212" })];
    const [from, to, aside] = await Promise.all([beilun, yuyao, other].map(({ cookie }) => openStream(url, { cookie })));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await reviseSample(contextOn(db, new Date().toISOString()), BEILUN, { district: "330281" });
    expect((await from?.wait(({ event }) => event === "change"))?.data).toMatchObject({ type: "gone", code: null });
    expect((await to?.wait(({ event }) => event === "change"))?.data).toMatchObject({ type: "project.edit", code: BEILUN });
    await settled();
    expect(aside?.messages.filter(({ event }) => event === "change")).toEqual([]);
  });

  test("follows a change of what somebody may see while the stream is open", async () => {
    const { db, url, person, edit } = await place(await freshDb());
    const user = await person("district");
    const stream = await openStream(url, { cookie: user.cookie });
    db.handle.exec(`UPDATE users SET district = '330281' WHERE id = ${user.id}`);
    const row = { at: new Date().toISOString(), actorId: null, actorName: "system", action: "user.edit", objectType: "user", objectCode: user.email, projectId: null, before: {}, after: {} };
    await db.transaction((trx) => appendAudit(trx, row));
    await edit(BEILUN);
    await edit(YUYAO);
    await stream.wait(({ data }) => data?.code === YUYAO);
    expect(stream.messages.filter(({ data }) => data?.code === BEILUN)).toEqual([]);
  });

  test("ends when the session does or the account is disabled, and when the server drains", async () => {
    const { db, url, person, edit } = await place(await freshDb());
    const [one, other, last] = [await person("commerce"), await person("commerce"), await person("commerce")];
    const streams = await Promise.all([one, other, last].map(({ cookie }) => openStream(url, { cookie })));
    db.handle.exec(`UPDATE users SET disabled_at = '${new Date().toISOString()}' WHERE id = ${one.id}; DELETE FROM sessions WHERE user_id = ${other.id}`);
    await db.transaction((trx) => appendAudit(trx, { at: new Date().toISOString(), actorId: null, actorName: "system", action: "user.edit", objectType: "user", objectCode: one.email, projectId: null, before: {}, after: {} }));
    await edit(BEILUN);
    await streams[2]?.wait(({ event }) => event === "change");
    await settled();
    expect(streams.map(({ isEnded, messages }) => [isEnded(), messages.filter(({ event }) => event === "change").length])).toEqual([[true, 0], [true, 0], [false, 1]]);
    expect((await openStream(url, { cookie: one.cookie })).status).toBe(401);
    liveFeed(db).close();
    await settled();
    expect(streams[2]?.isEnded()).toBe(true);
  });

  test("is no use of the session, which ends when nobody used it for long", async () => {
    const { db, url, person } = await place(await freshDb());
    const { cookie, id } = await person("commerce");
    const idle = (minutes: number) => db.handle.prepare("UPDATE sessions SET last_seen_at = ? WHERE user_id = ?").run(new Date(Date.now() - minutes * 60_000).toISOString(), id);
    const seen = () => db.handle.prepare("SELECT last_seen_at FROM sessions WHERE user_id = ?").pluck().get(id);
    idle(10);
    const before = seen();
    expect((await openStream(url, { cookie })).status).toBe(200);
    await settled();
    expect(seen()).toBe(before);
    idle(31);
    expect((await openStream(url, { cookie })).status).toBe(401);
  });

  test("lets one person have so many streams and no more; a closed one makes room", async () => {
    const { url, person } = await place(await freshDb());
    const { cookie } = await person("commerce");
    const streams = await Promise.all(Array.from({ length: STREAMS_OF_ONE }, () => openStream(url, { cookie })));
    expect((await openStream(url, { cookie })).status).toBe(429);
    expect((await openStream(url, { cookie: (await person("commerce")).cookie })).status).toBe(200);
    streams[0]?.close();
    await settled();
    expect((await openStream(url, { cookie })).status).toBe(200);
  });

  test("tells of a notice whom it is for", async () => {
    const { db, url, person } = await place(await freshDb());
    const [mine, others] = [await person("commerce"), await person("commerce")];
    const [own, other] = await Promise.all([mine, others].map(({ cookie }) => openStream(url, { cookie })));
    await settled();
    db.handle.exec(`INSERT INTO notices (at, user_id, kind, event_key, object_path, params) VALUES ('${new Date().toISOString()}', ${mine.id}, 'issue.overdue', 'k', '/issues', '{}')`);
    await own?.wait(({ event }) => event === "notice");
    expect(other?.messages.filter(({ event }) => event === "notice")).toEqual([]);
  });
});

describe("who is at a page", () => {
  const at = (path: string) => `?${new URLSearchParams({ at: path })}`;
  test("is told to the others there who see its project, by name, until they leave", async () => {
    const { url, person } = await place(await freshDb());
    const [wang, li, foreign] = [await person("commerce", { name: "示例王" }), await person("district", { name: "示例李" }), await person("district", { district: "330281", name: "示例外" })];
    const page = `/projects/${BEILUN}/edit`;
    const first = await openStream(url, { cookie: wang.cookie, query: at(page) });
    const outside = await openStream(url, { cookie: foreign.cookie, query: at(page) });
    const second = await openStream(url, { cookie: li.cookie, query: at(page) });
    await first.wait(({ event, data }) => event === "presence" && data.names.join() === "示例李");
    await second.wait(({ event, data }) => event === "presence" && data.names.join() === "示例王");
    second.close();
    await first.wait((message) => message === first.messages.at(-1) && message.event === "presence" && message.data.names.length === 0);
    expect([outside.messages.filter(({ event }) => event === "presence"), JSON.stringify(first.messages).includes("示例外")]).toEqual([[], false]);
  });
  test("counts one person once and never tells people of themselves", async () => {
    const { url, person } = await place(await freshDb());
    const { cookie } = await person("commerce", { name: "示例王" });
    const page = `/projects/${BEILUN}/edit`;
    const streams = [await openStream(url, { cookie, query: at(page) }), await openStream(url, { cookie, query: at(page) })];
    const other = await openStream(url, { cookie: (await person("leader")).cookie, query: at(page) });
    await other.wait(({ event, data }) => event === "presence" && data.names.join() === "示例王");
    await settled();
    for (const stream of streams) expect(stream.messages.filter(({ event }) => event === "presence").at(-1)?.data.names).toHaveLength(1);
  });
  test("at an issue is told to units that it was handed to only", async () => {
    const { db, url, person } = await place(await freshDb());
    const [ours, theirs] = [await issueFor(db, "energy"), await issueFor(db, "power_grid")];
    const [wang, unit] = [await person("commerce", { name: "示例王" }), await person("unit", { unit: "energy", name: "示例单位" })];
    for (const [number, names] of [[ours, ["示例单位", "示例王"]], [theirs, [""]]] as const) {
      const streams = [await openStream(url, { cookie: wang.cookie, query: at(`/issues/${number}`) }), await openStream(url, { cookie: unit.cookie, query: at(`/issues/${number}`) })];
      await settled();
      const told = streams.map(({ messages }) => messages.filter(({ event }) => event === "presence").at(-1)?.data.names.join());
      expect(told, number).toEqual(number === ours ? names : [...names, undefined]);
      for (const stream of streams) stream.close();
    }
  });
  test.each(["//evil.example/projects/x", "/projects/NB-2025-0001?x", "/settings/users", "/projects/", `/projects/${"x".repeat(300)}`, "/projects/%E0%A4%A"])("at %s is nowhere", async (path) => {
    const { url, person } = await place(await freshDb());
    const streams = await Promise.all([await person("commerce"), await person("commerce")].map(({ cookie }) => openStream(url, { cookie, query: at(path) })));
    await settled();
    expect(streams.flatMap(({ messages }) => messages.filter(({ event }) => event === "presence"))).toEqual([]);
  });
});
