import type { Locator, Page } from "playwright-core";
import { describe, inject } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import { createProject } from "#app/services/projects/create-project.server.ts";
import type { ProjectPatch } from "#app/services/projects/project-patch.ts";
import { recordMilestone } from "#app/services/projects/record-milestone.server.ts";
import { words } from "#app/i18n/words.ts";
import { openDatabase } from "#db/connection.server.ts";
import { axeFaults } from "./support/axe.ts";
import { expect, PHONE, test } from "./support/browser.ts";

const zh = words("zh-CN");
const en = words("en");
const LEAD: ProjectPatch = { investors: [{ name: "示例海曜", country: "CN" }], district: "330206", division: "39", kind: "new_build", amount: 300_000_000, currency: "CNY", dates: { lead: "2024-01-10" } };
const READY: ProjectPatch = { ...LEAD, projectCode: "2403-330206-04-01-123456", dates: { lead: "2024-01-10", signed: "2024-03-01", registered: "2024-03-20", project_code: "2024-04-02", land: "2024-05-06" } };

/** Other tests keep the machine busy; what is waited for comes within this time. */
const PATIENCE = { timeout: 20_000 };
const eventually = <T>(read: () => T) => expect.poll(read, PATIENCE);

let serial = 0;

/** A project of its own for a test and the address of a board that shows it alone. */
async function newCard(patch: ProjectPatch): Promise<{ code: string; name: string; path: string }> {
  const name = `示例试件${"甲乙丙丁戊己庚辛壬癸"[serial % 10]}${"子丑寅卯辰巳午未申酉"[Math.floor(serial / 10)]}`;
  serial += 1;
  const db = openDatabase(inject("databasePath"));
  const made = await createProject({ db, actor: SYSTEM, now: new Date().toISOString() }, { name, patch });
  await db.close();
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return { code: made.value.code, name, path: `/board?q=${encodeURIComponent(name)}` };
}

/** Somebody else records the signing. */
async function signElsewhere(code: string): Promise<void> {
  const db = openDatabase(inject("databasePath"));
  const signed = await recordMilestone({ db, actor: { ...SYSTEM, name: "示例同事" }, now: new Date().toISOString() }, { code, version: null, type: "signed", actualOn: "2024-03-01" });
  await db.close();
  if (!signed.ok) throw new Error(JSON.stringify(signed.errors));
}

const column = (page: Page, stage: string) => page.getByRole("region", { name: stage, exact: true });
const cardIn = (page: Page, stage: string, name: string) => column(page, stage).getByRole("article").filter({ hasText: name });

async function drag(page: Page, card: Locator, target: Locator): Promise<void> {
  const [from, to] = [await card.boundingBox(), await target.boundingBox()];
  if (!from || !to) throw new Error("nothing to drag");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height / 2 + 6, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
  await page.mouse.up();
}

describe("dragging", () => {
  test("a drop asks for what is missing, then moves the card and says so", async ({ openPage }) => {
    const { name, path } = await newCard(LEAD);
    const page = await openPage({ as: "commerce", locale: "en", mayComplain: /400/ });
    await page.goto(path);
    await drag(page, cardIn(page, "Attraction", name), column(page, "Construction"));
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: en.gates.missingToLeave({ n: 5, stage: "Attraction" }) }).waitFor();
    await eventually(() => cardIn(page, "Construction", name).count()).toBe(1);
    await dialog.getByLabel(en.board.closingDate.signed).fill("2024-03");
    await dialog.getByText(en.board.countsFrom({ date: "31 Mar 2024" })).waitFor();
    await dialog.getByRole("button", { name: en.gates.moveToStage({ stage: "Construction" }) }).click();
    await dialog.getByRole("alert").getByText(en.board.stillNeeded({ n: 4 })).waitFor();
    await eventually(() => dialog.getByLabel(en.board.closingDate.signed).inputValue()).toBe("2024-03");
    await eventually(() => dialog.getByLabel(en.board.closingDate.landed).evaluate((field) => field === document.activeElement)).toBe(true);
    await dialog.getByLabel(en.milestones.name.registered).fill("2024-04-01");
    await dialog.getByLabel(en.fields.projectCode, { exact: true }).fill("2404-330206-04-01-123456");
    await dialog.getByLabel(en.board.issuedOn).fill("2024-04-20");
    await dialog.getByLabel(en.board.commitmentKind).selectOption("lease");
    await dialog.getByLabel(en.board.commitmentDate).fill("2024-05-02");
    await dialog.getByText(en.project.proposedLanding({ date: "2 May 2024" })).waitFor();
    await dialog.getByRole("button", { name: en.board.takeDate({ date: "2 May 2024" }) }).click();
    await dialog.getByRole("button", { name: en.gates.moveToStage({ stage: "Construction" }) }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByRole("region", { name: en.shell.notifications }).getByText(en.board.moved({ name, stage: "Construction" })).waitFor();
    await eventually(() => cardIn(page, "Construction", name).count()).toBe(1);
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name);
    await eventually(() => new URL(page.url()).searchParams.has("move")).toBe(false);
  });

  test("closing the dialog puts the card back, and a drop backwards by who may not move back says who can", async ({ openPage }) => {
    const { name, path } = await newCard(READY);
    const page = await openPage({ as: "commerce" });
    await page.goto(path);
    await drag(page, cardIn(page, "落地", name), column(page, "建设"));
    const dialog = page.getByRole("dialog");
    await eventually(() => dialog.getByLabel(zh.board.closingDate.landed).inputValue()).toBe("2024-05-06");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await eventually(() => cardIn(page, "落地", name).count()).toBe(1);
    const district = await openPage({ as: "district" });
    await district.goto(path);
    await drag(district, cardIn(district, "落地", name), column(district, "招引"));
    await district.getByRole("region", { name: zh.shell.notifications }).getByText(zh.errors.move_backwards()).waitFor();
    expect(await district.getByRole("dialog").count()).toBe(0);
    expect(await cardIn(district, "落地", name).count()).toBe(1);
  });
});

describe("the keyboard", () => {
  test.for(["zh-CN", "en"] as const)("lifts, moves, puts back and drops a card in words (%s)", async (locale, { openPage }) => {
    const texts = words(locale);
    const { name, path } = await newCard(READY);
    const page = await openPage({ as: "commerce", locale });
    await page.goto(path);
    const said = page.locator("[id^=DndLiveRegion]");
    const says = (text: string) => eventually(() => said.textContent()).toBe(text);
    await said.waitFor({ state: "attached" });
    await page.getByRole("button", { name: texts.board.dragHandle({ name }) }).focus();
    await page.keyboard.press("Space");
    await says(texts.board.over({ name, stage: texts.stages.name.landing }));
    await page.keyboard.press("ArrowRight");
    await says(texts.board.over({ name, stage: texts.stages.name.construction }));
    await page.keyboard.press("Escape");
    await says(texts.board.putBack({ name }));
    await page.keyboard.press("Space");
    await says(texts.board.over({ name, stage: texts.stages.name.landing }));
    await page.keyboard.press("ArrowRight");
    await says(texts.board.over({ name, stage: texts.stages.name.construction }));
    await page.keyboard.press("Space");
    await page.getByRole("dialog").getByRole("button", { name: texts.gates.moveToStage({ stage: texts.stages.name.construction }) }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await eventually(() => cardIn(page, texts.stages.name.construction, name).count()).toBe(1);
  });

  test("M opens the six stages; to somebody who may not move back those behind the card are no links", async ({ openPage }) => {
    const { name, path } = await newCard(READY);
    const page = await openPage({ as: "district" });
    await page.goto(path);
    await page.getByRole("link", { name, exact: true }).focus();
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog", { name: zh.gates.moveTo });
    await dialog.waitFor();
    expect(await dialog.getByRole("listitem").count()).toBe(6);
    expect(await dialog.getByRole("listitem").getByRole("link").count()).toBe(4);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByLabel(zh.board.closingDate.landed).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name);
  });
});

describe("two people", () => {
  test("the slower one is told who moved the card and where it is now", async ({ openPage }) => {
    const { code, name, path } = await newCard(LEAD);
    const page = await openPage({ as: "commerce", mayComplain: /409/ });
    await page.goto(`${path}&move=${code}&to=landing`);
    const dialog = page.getByRole("dialog");
    await eventually(() => dialog.getByLabel(zh.board.closingDate.signed).inputValue()).not.toBe("");
    await signElsewhere(code);
    await dialog.getByRole("button", { name: zh.gates.moveToStage({ stage: "落地" }) }).click();
    await dialog.getByText(/示例同事.*落地/).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await eventually(() => cardIn(page, "落地", name).count()).toBe(1);
    await cardIn(page, "落地", name).getByText(zh.board.notMoved).waitFor();
  });

  test("a page that is looked at again shows what others moved meanwhile", async ({ openPage }) => {
    const { code, name, path } = await newCard(LEAD);
    const page = await openPage({ as: "leader" });
    await page.goto(path);
    await eventually(() => cardIn(page, "招引", name).count()).toBe(1);
    await signElsewhere(code);
    await eventually(async () => {
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      return cardIn(page, "落地", name).count();
    }).toBe(1);
  });
});

describe("without JavaScript", () => {
  test("links and forms lead through the whole move", async ({ openPage }) => {
    const { name, path } = await newCard({ ...LEAD, kind: null });
    const page = await openPage({ as: "commerce", javaScript: false, mayComplain: /400/ });
    await page.goto(path);
    await cardIn(page, "招引", name).getByRole("link", { name: zh.board.cardActions({ name }) }).click();
    await page.getByRole("dialog", { name: zh.gates.moveTo }).getByRole("link", { name: /落地/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(zh.board.closingDate.signed).fill("2024-03-32");
    await dialog.getByRole("button", { name: zh.gates.moveToStage({ stage: "落地" }) }).click();
    await dialog.getByText(zh.board.stillNeeded({ n: 2 })).waitFor();
    expect(await dialog.getByLabel(zh.board.closingDate.signed).inputValue()).toBe("2024-03-32");
    await dialog.getByLabel(zh.board.closingDate.signed).fill("2024-03-12");
    await dialog.getByLabel(zh.fields.kind).selectOption("expansion");
    await dialog.getByRole("button", { name: zh.gates.moveToStage({ stage: "落地" }) }).click();
    await page.getByText(zh.board.moved({ name, stage: "落地" })).waitFor();
    expect(await cardIn(page, "落地", name).count()).toBe(1);
    expect(new URL(page.url()).searchParams.get("q")).toBe(name);
  });

  test("filters are links of the address", async ({ openPage }) => {
    const page = await openPage({ as: "commerce", javaScript: false, locale: "en" });
    await page.goto("/board");
    await page.getByRole("button", { name: en.board.kind }).click();
    await page.getByRole("link", { name: en.kinds.kind.expansion }).click();
    expect(new URL(page.url()).search).toBe("?kind=expansion");
    await page.getByRole("link", { name: new RegExp(`^${en.lights.name.red}`) }).click();
    expect(new URL(page.url()).search).toBe("?kind=expansion&light=red");
    await page.getByRole("link", { name: en.common.clearFilters }).click();
    expect(new URL(page.url()).search).toBe("");
  });
});

describe("a phone", () => {
  test("shows one column, and moves a card from a sheet below with targets of 44 px", async ({ openPage }) => {
    const { name, path } = await newCard(READY);
    const page = await openPage({ as: "commerce", viewport: PHONE });
    await page.goto(path);
    await page.getByRole("navigation", { name: zh.board.stageTabs }).getByRole("link", { name: /落地/ }).click();
    await cardIn(page, "落地", name).waitFor();
    expect(await column(page, "招引").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    const more = cardIn(page, "落地", name).getByRole("link", { name: zh.board.cardActions({ name }) });
    expect(await more.boundingBox()).toMatchObject({ width: 44, height: 44 });
    await more.click();
    const sheet = page.getByRole("dialog", { name: zh.gates.moveTo });
    const line = sheet.getByRole("link", { name: /建设/ });
    await line.waitFor();
    const [box, target] = [await sheet.boundingBox(), await line.boundingBox()];
    expect([Math.round((box?.y ?? 0) + (box?.height ?? 0)), box?.width]).toEqual([PHONE.height, PHONE.width]);
    expect(target?.height).toBeGreaterThanOrEqual(44);
    await line.click();
    await page.getByRole("dialog").getByRole("button", { name: zh.gates.moveToStage({ stage: "建设" }) }).click();
    await page.getByRole("region", { name: zh.shell.notifications }).getByText(zh.board.moved({ name, stage: "建设" })).waitFor();
  });
});

describe("who and when", () => {
  test("an auditor moves nothing and sees a lock", async ({ openPage }) => {
    const page = await openPage({ as: "auditor" });
    await page.goto("/board");
    expect(await page.getByRole("img", { name: zh.board.locked, exact: true }).count()).toBe(6);
    expect(await page.getByRole("button", { name: /^拖动/ }).count()).toBe(0);
  });
  test("a past day is read only and keeps its day on the way to the list", async ({ openPage }) => {
    const page = await openPage({ as: "commerce", locale: "en" });
    await page.goto("/board?asOf=2024-12-31");
    await page.getByText(en.shell.pastReadOnly).waitFor();
    expect(await page.getByRole("img", { name: en.board.lockedPast }).count()).toBe(6);
    expect(await page.getByRole("link", { name: en.board.viewTable }).getAttribute("href")).toBe("/projects?asOf=2024-12-31");
    await page.getByRole("link", { name: en.shell.backToToday }).click();
    await eventually(() => page.getByText(en.shell.pastReadOnly).count()).toBe(0);
  });
});

describe("axe finds nothing", () => {
  test.for([["zh-CN", "light"], ["en", "dark"]] as const)("on the board and its dialogs (%s, %s)", async ([locale, theme], { openPage }) => {
    const { code } = await newCard({ ...LEAD, kind: null, amount: null });
    const page = await openPage({ as: "commerce", locale, theme });
    for (const path of ["/board?district=330206", `/board?district=330281&move=${code}`, `/board?district=330281&move=${code}&to=construction`, "/board?district=330206&asOf=2024-12-31"]) {
      await page.goto(path);
      expect([path, await axeFaults(page)]).toEqual([path, []]);
    }
  });
  test("on a phone and in meeting mode", async ({ openPage }) => {
    const phone = await openPage({ as: "commerce", viewport: PHONE });
    await phone.goto("/board?district=330206");
    expect(await axeFaults(phone)).toEqual([]);
    const hall = await openPage({ as: "leader", scale: "meeting" });
    await hall.goto("/board?district=330206");
    expect(await axeFaults(hall)).toEqual([]);
  });
});
