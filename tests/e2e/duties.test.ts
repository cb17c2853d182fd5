import type { Page } from "playwright-core";
import { axeFaults } from "./support/axe.ts";
import { DESK, expect, PHONE, test } from "./support/browser.ts";

/** A refused or overtaken form is a 4xx, which the console of Chromium reports. */
const REFUSALS = { mayComplain: /the server responded with a status of 4\d\d/ };
const UNIT = "市经信局";

/** The address of a review that the unit of the demo has to answer, by its place in the inbox. */
async function owedReview(page: Page, place: number): Promise<string> {
  await page.goto("/admission");
  return (await page.locator("main a[href*='/admission#review-']:visible").nth(place).getAttribute("href")) ?? "";
}

test("a unit finds on its phone what it is asked, is told what is missing, answers, and has it off its list", async ({ openPage }) => {
  const page = await openPage({ as: "unit", viewport: PHONE, ...REFUSALS });
  const address = await owedReview(page, 1);
  await page.locator(`a[href='${address}']:visible`).click();
  const own = page.locator("li", { has: page.getByText(UNIT, { exact: true }) }).filter({ hasText: "回复意见" });
  await own.locator("summary").click();
  await own.getByText("有条件同意", { exact: true }).click();
  await own.getByRole("button", { name: "保存意见" }).click();
  await page.locator("textarea[name=conditions][aria-invalid=true]").waitFor();
  await page.locator("textarea[name=conditions]").fill("产能置换方案先行公示");
  await page.getByRole("button", { name: "保存意见" }).click();
  await page.getByText("产能置换方案先行公示").first().waitFor();
  await page.goto("/admission");
  expect(await page.locator(`a[href='${address}']:visible`).count()).toBe(0);
});

test("of two who answer one opinion the second sees the first one's words beside its own and decides", async ({ openPage }) => {
  const [unit, commerce] = [await openPage({ as: "unit", ...REFUSALS }), await openPage({ as: "commerce", ...REFUSALS })];
  const address = await owedReview(unit, 2);
  const rowOf = (page: Page) => page.locator(`#review-${address.split("-").at(-1)} li`, { has: page.getByText(UNIT, { exact: true }) });
  const fill = async (page: Page, note: string) => {
    await page.goto(address);
    await rowOf(page).locator("summary", { hasText: /回复意见|代录书面意见/ }).click();
    await rowOf(page).getByText("不同意", { exact: true }).click();
    await rowOf(page).locator("textarea[name=note]").fill(note);
  };
  const send = (page: Page) => rowOf(page).getByRole("button", { name: "保存意见" }).click();
  await fill(commerce, "书面意见：不符合导向");
  await fill(unit, "选址不在产业园区内");
  await send(unit);
  await rowOf(unit).getByText("选址不在产业园区内").first().waitFor();
  await send(commerce);
  await rowOf(commerce).locator("form", { hasText: "当前版本" }).getByText("选址不在产业园区内").waitFor();
  expect(await rowOf(commerce).locator("textarea[name=note]").inputValue()).toBe("书面意见：不符合导向");
  await rowOf(commerce).getByRole("button", { name: "保存意见" }).click();
  await rowOf(commerce).getByText("此前 1 个版本").waitFor();
});

test("two records of one company are merged with a preview and parted again", async ({ openPage }) => {
  const page = await openPage({ as: "commerce", ...REFUSALS });
  await page.goto("/investors");
  const [one, other] = await page.locator("main tbody th a").evaluateAll((links) => links.slice(0, 2).map((link) => link.getAttribute("href") ?? ""));
  await page.goto(`${one}/merge?into=${one?.split("/").at(-1)}`);
  await page.getByRole("alert").or(page.locator("main [role=status]")).first().waitFor();
  expect(await page.getByRole("button", { name: "确认合并" }).count()).toBe(0);
  await page.goto(`${one}/merge?into=${other?.split("/").at(-1)}`);
  await page.getByRole("heading", { name: "随之转移" }).waitFor();
  await page.getByRole("button", { name: "确认合并" }).click();
  await page.waitForURL(`**${other}?saved=merge`);
  await page.goto(one ?? "");
  expect(new URL(page.url()).pathname).toBe(other);
  await page.getByRole("button", { name: /^撤销.*的合并$/ }).click();
  await page.waitForURL("**?saved=undo");
  await page.goto(one ?? "");
  expect(new URL(page.url()).pathname).toBe(one);
});

/** Pages of duties, companies and rules; of a project the parts with most on them. */
async function pagesOf(page: Page): Promise<string[]> {
  const firstOf = async (list: string, links: string) => {
    await page.goto(list);
    return (await page.locator(`main ${links}`).first().getAttribute("href")) ?? "";
  };
  const [review, duty, company] = [await firstOf("/admission", "a[href*='/admission#']:visible"), await firstOf("/commitments", "a[href^='/projects/']:visible"), await firstOf("/investors", "a[href^='/investors/']:not([href$=new]):visible")];
  const [reviewed, bound] = [review.split("#")[0] ?? "", duty.split(/[?#]/)[0]?.replace(/\/commitments$/, "") ?? ""];
  return [
    "/admission", reviewed, `${reviewed}?ask=two_high`, "/resources", "/investors", "/investors/new", company, `${company}/edit`, `${company}/merge`, "/commitments", `${bound}/commitments`, `${bound}/land`, `${bound}/people`,
    `${bound}/history`, `${bound}?do=moveBack&to=attraction`, "/settings/gates", "/settings/gates/contractFile", "/settings/gates/admission",
  ];
}

const LOOKS = [["zh-CN", "light", DESK], ["en", "dark", PHONE]] as const;

test.for(LOOKS)("%s, %s: axe finds nothing on the pages of duties, companies and rules, and nothing overflows", { timeout: 180_000 }, async ([locale, theme, viewport], { openPage }) => {
  const page = await openPage({ as: "commerce", locale, theme, viewport });
  const found: unknown[] = [];
  for (const path of await pagesOf(page)) {
    const answer = await page.goto(path);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const faults = await axeFaults(page);
    if (answer?.status() !== 200 || overflow > 0 || faults.length > 0) found.push({ path, status: answer?.status(), overflow, faults });
  }
  expect(found).toEqual([]);
});
