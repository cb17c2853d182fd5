import { expect, test } from "./support/browser.ts";

/** Clicks the moment React has begun to listen and before it has rendered anything, as a quick hand or a slow line does. */
function clickAsSoonAsReactListens(): void {
  const listen = EventTarget.prototype.addEventListener;
  let clicked = false;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...wish: Parameters<typeof listen>) {
    listen.apply(this, wish);
    if (this !== document || wish[0] !== "click" || clicked) return;
    clicked = true;
    queueMicrotask(() => document.querySelector("main")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })));
    document.documentElement.dataset.clicked = "early";
  };
}

test("a click before the page has come alive leaves it whole and alive", async ({ openPage }) => {
  const page = await openPage({ as: "commerce" });
  await page.addInitScript(clickAsSoonAsReactListens);
  await page.goto("/projects");
  await page.locator("html[data-clicked=early]").waitFor();
  await page.getByRole("link", { name: "看板" }).first().click();
  await page.waitForURL(/\/board/);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).not.toBe("");
});
