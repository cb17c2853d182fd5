import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { describe } from "vitest";
import { sitePicture } from "#app/services/demo/demo-papers.server.ts";
import { pdfOf } from "#tests/support/upload-files.ts";
import { axeFaults } from "./support/axe.ts";
import { expect, PHONE, test } from "./support/browser.ts";

/** A refused form is a 4xx, which the console of Chromium reports. */
const REFUSALS = { mayComplain: /the server responded with a status of 4\d\d/ };
const NO_SIGNAL = { mayComplain: /ERR_INTERNET_DISCONNECTED|Failed to fetch|server responded with a status of 4\d\d/ };
const MEGABYTE = 1024 * 1024;
const photo = { name: "现场.png", mimeType: "image/png", buffer: sitePicture(7, 5) };

/** The address of a project that the liaison's district has. */
async function ownProject(page: Page): Promise<string> {
  await page.goto("/projects");
  const path = await page.locator("main a[href*='/projects/NB-']").first().getAttribute("href");
  return path?.split("?")[0] ?? "";
}

describe.each([["with JavaScript", true], ["without JavaScript", false]] as const)("%s", (_name, javaScript) => {
  test("files are refused with their reasons and nothing is stored, then kept, shown, and not there for another district", async ({ openPage }) => {
    const page = await openPage({ as: "liaison", javaScript, ...REFUSALS });
    const project = await ownProject(page);
    const open = async () => {
      await page.goto(`${project}/files?do=add`);
      if (javaScript) await page.locator("dialog:modal").waitFor();
    };
    const upload = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
      await page.locator("input[type=file]").first().setInputFiles(file);
      await page.getByLabel("文件类型").first().selectOption("contract");
      await page.locator("dialog").getByRole("button", { name: "上传文件" }).click();
    };
    await open();
    await upload({ name: "投资协议.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html><script>alert(1)</script>") });
    await page.getByText("投资协议.pdf").filter({ hasText: "不" }).first().waitFor();
    expect(await page.getByLabel("文件类型").first().inputValue()).toBe("contract");
    await upload({ name: "大图.pdf", mimeType: "application/pdf", buffer: Buffer.concat([pdfOf(), Buffer.alloc(25 * MEGABYTE)]) });
    await page.getByText(/20\s?MB/).filter({ hasText: "大图.pdf" }).first().waitFor();
    await page.goto(`${project}/files`);
    expect(await page.getByText(/大图\.pdf|投资协议\.pdf/).count()).toBe(0);

    await open();
    if (!javaScript) {
      await upload({ name: "../../etc/协议.pdf", mimeType: "application/pdf", buffer: pdfOf() });
      await page.getByText(/含有路径/).first().waitFor();
    }
    const name = javaScript ? "عقد الاستثمار.pdf" : "协议.pdf";
    await upload({ name, mimeType: "application/pdf", buffer: pdfOf() });
    await page.waitForURL((url) => !url.search.includes("do=add"));
    await page.getByRole("link", { name }).first().click();
    const download = page.locator("a[download]").first();
    await download.waitFor();
    if (javaScript) expect(await axeFaults(page)).toEqual([]);
    const address = (await download.getAttribute("href")) ?? "";
    expect((await page.request.get(address)).status()).toBe(200);
    const stranger = await openPage({ as: "unit" });
    expect((await stranger.request.get(address)).status()).toBe(404);
  });
});

test("a milestone with its photo takes three taps on a phone, without a signal too", async ({ openPage }) => {
  const page = await openPage({ as: "liaison", viewport: PHONE, ...NO_SIGNAL });
  await page.goto("/today");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const tasks = page.getByRole("list", { name: "节点" }).getByRole("link");
  const before = await tasks.count();
  const open = async () => {
    await tasks.last().click();
    await page.locator("dialog:modal").waitFor();
  };
  await open();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel("拍照").setInputFiles(photo);
  await page.getByText("受阻", { exact: true }).click();
  await page.getByRole("button", { name: "提交更新" }).click();
  await page.locator("input[name=note][aria-invalid=true]").waitFor();
  await page.getByLabel("受阻原因").fill("钢结构供货延迟");
  await page.getByRole("button", { name: "+15 天" }).click();
  expect(await page.locator("dialog img").count()).toBe(1);
  await page.getByRole("button", { name: "提交更新" }).click();
  await page.getByText("更新已保存").first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);

  await page.waitForFunction(async () => (await (await caches.open("luodi-day")).match("/today")) !== undefined);
  await page.reload();
  await page.context().setOffline(true);
  await page.reload();
  await page.getByText("暂无网络，以下为上次加载的内容。").waitFor();
  await open();
  await page.locator("dialog").getByText("推进中").click();
  await page.getByLabel("拍照").setInputFiles(photo);
  await page.getByLabel("预计完成日").fill("2026-02-30");
  await page.getByRole("button", { name: "提交更新" }).click();
  await page.getByText("本机待上传 1 条").waitFor();
  await page.reload();
  await page.getByText("本机待上传 1 条").waitFor();
  await page.context().setOffline(false);
  await page.getByText("未被接受").waitFor();
  await page.getByRole("button", { name: "修改" }).click();
  await page.locator("input[name=on][aria-invalid=true]").waitFor();
  expect(await page.getByLabel("预计完成日").inputValue()).toBe("2026-02-30");
  expect(await page.locator("dialog img").count()).toBe(1);
  await page.getByRole("button", { name: "+7 天" }).click();
  await page.getByRole("button", { name: "提交更新" }).click();
  await page.getByText("本机待上传 1 条").waitFor({ state: "detached" });
  expect(await tasks.count()).toBe(before);
});

test("what was typed stays when a browser without JavaScript is refused", async ({ openPage }) => {
  const page = await openPage({ as: "liaison", viewport: PHONE, javaScript: false, ...REFUSALS });
  await page.goto("/today");
  await page.getByRole("list", { name: "节点" }).getByRole("link").first().click();
  await page.getByText("推进中", { exact: true }).click();
  await page.locator("input[name=on]").fill("2026-02-30");
  await page.locator("input[name=note]").fill("等待供电方案");
  await page.getByRole("button", { name: "提交更新" }).click();
  await page.locator("input[name=on][aria-invalid=true]").waitFor();
  expect(await page.locator("input[name=on], input[name=note]").evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))).toEqual(["2026-02-30", "等待供电方案"]);
  expect(await page.locator("input[value=open]").isChecked()).toBe(true);
});
