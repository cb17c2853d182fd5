import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal, Role } from "#app/domain/permissions.ts";
import { questionState } from "#app/domain/questions.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { addContact } from "#app/services/contacts/add-contact.server.ts";
import { setSpeaker } from "#app/services/contacts/change-contact.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { issuePage } from "#app/services/issues/issue-page.server.ts";
import { handOver } from "#app/services/issues/raise-issue.server.ts";
import { withdrawIssue } from "#app/services/issues/settle-issue.server.ts";
import { answerQuestion, questionToIssue } from "#app/services/questions/answer-question.server.ts";
import { askByLink, askPage, logQuestion } from "#app/services/questions/ask-question.server.ts";
import { makeLink, revokeLink } from "#app/services/questions/investor-links.server.ts";
import { projectQuestions, questionInbox } from "#app/services/questions/project-questions.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const [CODE, OTHER] = ["NB-2025-0001", "NB-2025-0002"];
const ASKED = { category: "land", text: "土地证何时能办下来？", phone: "13800000000" } as const;

const codes = (verdict: Verdict<unknown>) => (verdict.ok ? [] : verdict.errors.map(({ code }) => code));
function valueOf<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value;
}

async function world() {
  const db = await freshDb();
  const investors = [{ name: "示例控股", country: "CN" as const, shareBp: 10_000 }];
  await recordSamples(contextOn(db), { [CODE]: { investors }, [OTHER]: { investors, district: "330281" } });
  const as = async (name: string, role: Role, change: Partial<Principal> = {}): Promise<ServiceContext> => {
    const { id } = await addTestUser(db, role, { email: `${name}@luodi.test`, now: TEST_NOW });
    return contextOn(db, TEST_NOW, { ...SYSTEM, userId: id, name: `示例${name}`, role, ...change });
  };
  const commerce = await as("commerce", "commerce");
  const contact = await speaker(commerce, CODE, "示例张总");
  const { secret } = valueOf(await makeLink(commerce, { code: CODE, contact, days: 90 }));
  return { db, as, commerce, contact, secret };
}

async function speaker(ctx: ServiceContext, code: string, name: string): Promise<number> {
  return valueOf(await addContact(ctx, code, { name, title: null, phone: null, email: null, note: null, company: null })).contact;
}

const page = async (ctx: ServiceContext, code = CODE) => valueOf(await projectQuestions(ctx, code));
const at = (ctx: ServiceContext, now: string): ServiceContext => ({ ...ctx, now });

test("a link opens one project to one contact: its secret is nowhere in the database, and it stops at its end, when revoked, and when the contact falls silent", async () => {
  const { db, commerce, contact, secret } = await world();
  expect(await askPage(db, secret, TEST_NOW)).toEqual({ project: `示例 ${CODE}`, questions: [] });
  expect(db.handle.serialize().includes(secret)).toBe(false);
  expect(await askPage(db, `${secret.slice(0, -1)}_`, TEST_NOW)).toBeNull();
  expect(await askPage(db, "", TEST_NOW)).toBeNull();
  expect(await askPage(db, secret, "2025-10-13T15:59:59.000Z")).not.toBeNull();
  expect(await askPage(db, secret, "2025-10-13T16:00:00.000Z")).toBeNull();
  const [link] = (await page(commerce)).links;
  expect(link).toMatchObject({ contact: "示例张总", state: "inUse" });
  valueOf(await setSpeaker(commerce, CODE, contact, false));
  expect(await askPage(db, secret, TEST_NOW)).toBeNull();
  expect((await page(commerce)).links[0]?.state).toBe("silent");
  valueOf(await setSpeaker(commerce, CODE, contact, true));
  expect(await askPage(db, secret, TEST_NOW)).not.toBeNull();
  valueOf(await revokeLink(commerce, { code: CODE, item: link?.id ?? 0 }));
  expect(codes(await revokeLink(commerce, { code: CODE, item: link?.id ?? 0 }))).toEqual(["link_ended"]);
  expect(await askPage(db, secret, TEST_NOW)).toBeNull();
  expect(codes(await askByLink(db, secret, TEST_NOW, ASKED))).toEqual(["link_gone"]);
  expect((await page(commerce)).questions).toEqual([]);
});

test("only who may edit the project makes a link, for a contact of that project, and the same form does not tell the secret twice", async () => {
  const { commerce, contact, as } = await world();
  const once = { code: CODE, contact, days: 30, formKey: "form" };
  valueOf(await makeLink(commerce, once));
  expect(codes(await makeLink(commerce, once))).toEqual(["already_sent"]);
  expect(codes(await makeLink(commerce, { code: OTHER, contact, days: 30 }))).toEqual(["not_a_contact"]);
  expect(codes(await makeLink(await as("leader", "leader"), { code: CODE, contact, days: 30 }))).toEqual(["forbidden"]);
  const away = await as("cixi", "district", { district: "330281" });
  expect(codes(await makeLink(away, { code: CODE, contact, days: 30 }))).toEqual(["not_found"]);
  const [link] = (await page(commerce)).links;
  expect(codes(await revokeLink(away, { code: OTHER, item: link?.id ?? 0 }))).toEqual(["link_ended"]);
  expect((await page(await as("leader2", "leader"))).links).toEqual([]);
  expect(codes(await projectQuestions(await as("unit", "unit", { unit: "energy" }), CODE))).toEqual(["forbidden"]);
});

test("a contact sees only their own questions with the answer and how far an issue is; the same form is stored once", async () => {
  const { db, commerce, secret } = await world();
  const second = valueOf(await makeLink(commerce, { code: CODE, contact: await speaker(commerce, CODE, "示例李总"), days: 10 })).secret;
  for (let sent = 0; sent < 2; sent += 1) valueOf(await askByLink(db, secret, TEST_NOW, { ...ASKED, formKey: "once" }));
  valueOf(await logQuestion(commerce, { code: CODE, asker: "示例来电人", ...ASKED, text: "热线问题" }));
  expect((await page(commerce)).questions.map(({ channel, asker }) => [channel, asker])).toEqual([["hotline", "示例来电人"], ["link", "示例张总"]]);
  const own = async () => (await askPage(db, secret, TEST_NOW))?.questions;
  expect(await own()).toEqual([{ item: 1, on: "2025-07-15", category: "land", question: ASKED.text, state: "received", answer: null, answeredOn: null }]);
  expect((await askPage(db, second, TEST_NOW))?.questions).toEqual([]);
  const form = async () => { const question = (await page(commerce)).questions.find(({ channel }) => channel === "link"); return { code: CODE, item: question?.item ?? 0, seen: question?.seen ?? 0 }; };
  const old = await form();
  valueOf(await answerQuestion(commerce, { ...old, answer: "本月内" }));
  expect(codes(await answerQuestion(commerce, { ...old, answer: "下月" }))).toEqual(["stale"]);
  expect(await own()).toMatchObject([{ state: "answered", answer: "本月内", answeredOn: "2025-07-15" }]);
  const { number } = valueOf(await questionToIssue(commerce, { ...(await form()), title: "土地证", category: "land", blocking: false }));
  const issue = valueOf(await issuePage(commerce, number));
  expect(issue.issue).toMatchObject({ source: "investor", state: "raised", detail: ASKED.text });
  expect(codes(await questionToIssue(commerce, { ...(await form()), title: "土地证", category: "land", blocking: false }))).toEqual(["question_has_issue"]);
  valueOf(await handOver(commerce, { number, seen: issue.seen, lead: "natural_resources", supports: [], requirement: "内部要求", dueOn: null, days: 5, unit: "working" }));
  expect(await own()).toMatchObject([{ state: "inHand", answer: "本月内" }]);
  expect(JSON.stringify(await own())).not.toMatch(/DB-|内部要求|natural/);
});

test("a question of a contact who called is behind their link, and nobody else's; a contact of another project is refused", async () => {
  const { db, commerce, contact, secret } = await world();
  const second = valueOf(await makeLink(commerce, { code: CODE, contact: await speaker(commerce, CODE, "示例李总"), days: 10 })).secret;
  const away = await speaker(commerce, OTHER, "示例王总");
  const refused = await logQuestion(commerce, { code: CODE, asker: "示例张总", contact: away, ...ASKED });
  expect(refused).toEqual({ ok: false, errors: [{ code: "not_a_contact", field: "contact" }] });
  valueOf(await logQuestion(commerce, { code: CODE, asker: "示例张总", contact, ...ASKED, text: "来电问的" }));
  const [logged] = (await page(commerce)).questions;
  valueOf(await answerQuestion(commerce, { code: CODE, item: logged?.item ?? 0, seen: logged?.seen ?? 0, answer: "来电的答复" }));
  expect((await askPage(db, secret, TEST_NOW))?.questions).toMatchObject([{ question: "来电问的", answer: "来电的答复" }]);
  expect((await askPage(db, second, TEST_NOW))?.questions).toEqual([]);
});

test("an old question is answered and made an issue of, however many came after it", async () => {
  const { db, commerce, secret } = await world();
  valueOf(await askByLink(db, secret, TEST_NOW, ASKED));
  const [first] = (await page(commerce)).questions;
  for (let asked = 0; asked < 200; asked += 1) valueOf(await askByLink(db, secret, TEST_NOW, ASKED));
  const old = { code: CODE, item: first?.item ?? 0, seen: first?.seen ?? 0 };
  valueOf(await answerQuestion(commerce, { ...old, answer: "已办" }));
  const seen = Number(db.handle.prepare("SELECT id FROM investor_questions WHERE item = ? AND recorded_to IS NULL").pluck().get(old.item));
  valueOf(await questionToIssue(commerce, { ...old, seen, title: "土地证", category: "land", blocking: false }));
});

test("the inbox holds what nobody answered or made an issue of, in one's own scope; a withdrawn issue brings a question back", async () => {
  const { db, commerce, secret, as } = await world();
  valueOf(await askByLink(db, secret, TEST_NOW, ASKED));
  valueOf(await logQuestion(commerce, { code: OTHER, asker: "示例来电人", ...ASKED }));
  const inbox = async (ctx: ServiceContext, view?: "all") => valueOf(await questionInbox(ctx, { view })).questions.map(({ code }) => code);
  expect(await inbox(commerce)).toEqual([CODE, OTHER]);
  expect(await inbox(await as("cixi", "district", { district: "330281" }))).toEqual([OTHER]);
  const question = async () => { const [first] = (await page(commerce)).questions; return { code: CODE, item: first?.item ?? 0, seen: first?.seen ?? 0 }; };
  const { number } = valueOf(await questionToIssue(commerce, { ...(await question()), title: "土地证", category: "land", blocking: false }));
  expect(await inbox(commerce)).toEqual([OTHER]);
  valueOf(await withdrawIssue(commerce, { number, seen: valueOf(await issuePage(commerce, number)).seen, reason: "误登记" }));
  expect(await inbox(commerce)).toEqual([CODE, OTHER]);
  valueOf(await answerQuestion(commerce, { ...(await question()), answer: "已办" }));
  expect(await inbox(commerce)).toEqual([OTHER]);
  expect(await inbox(commerce, "all")).toEqual([OTHER, CODE]);
  expect(codes(await answerQuestion(commerce, { code: OTHER, item: (await question()).item, seen: 1, answer: "无" }))).toEqual(["not_found"]);
  expect(codes(await questionInbox(await as("unit", "unit", { unit: "energy" }), {}))).toEqual(["forbidden"]);
  expect((await page(at(commerce, "2026-01-01T00:00:00.000Z"))).links[0]?.state).toBe("over");
});

test("an issue says what an investor is told once units have it; before, the answer does", () => {
  expect((["raised", "handed", "received", "asked", "closed", "withdrawn", null] as const).map((issue) => questionState({ answer: null, issue }))).toEqual(["received", "inHand", "inHand", "inHand", "solved", "received", "received"]);
  expect((["raised", "withdrawn", null] as const).map((issue) => questionState({ answer: "已办", issue }))).toEqual(["answered", "answered", "answered"]);
});
