import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { test as base, expect, inject } from "vitest";
import { findChromium } from "#scripts/chromium.mjs";
import type { Role } from "#app/domain/permissions.ts";
import { sessionHeader } from "#app/http/session.server.ts";
import type { Preferences } from "#app/schemas/preferences.ts";
import { openSession } from "#app/services/auth/sessions.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import { findUserByEmail } from "#db/queries/users.ts";

export { expect } from "vitest";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface PageWish extends Partial<Preferences> {
  /** Signs in as the demo's account of the role; absent: nobody. */
  readonly as?: Role;
  readonly viewport?: { width: number; height: number };
  readonly javaScript?: boolean;
  /** What the console may say in this test, because the test provokes it. */
  readonly mayComplain?: RegExp;
}

export interface BrowserFixtures {
  browser: Browser;
  /** Opens a page in a context of its own; whatever its console complains of fails the test. */
  openPage: (wish?: PageWish) => Promise<Page>;
}

export const test = base.extend<BrowserFixtures>({
  browser: [
    async ({}, use) => {
      const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: FLAGS });
      await use(browser);
      await browser.close();
    },
    { scope: "file" },
  ],
  openPage: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (wish = {}) => {
      const context = await newContext(browser, wish);
      contexts.push(context);
      const page = await context.newPage();
      if (wish.javaScript !== false) settleAfterNavigation(page);
      listen(page, complaints, wish.mayComplain);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(complaints, "console, page errors and requests to other hosts").toEqual([]);
  },
});

/**
 * A page is there before React listens on it, and the address changes before React has drawn what stands under it: going to one or waiting
 * for one also waits until the page listens and has nothing left to do.
 */
function settleAfterNavigation(page: Page): void {
  const [go, arrive] = [page.goto.bind(page), page.waitForURL.bind(page)];
  const settle = () => page.waitForFunction(() => {
    const listens = document.querySelector("script[type=module]") === null || Object.keys(document.body).some((key) => key.startsWith("__reactFiber"));
    return listens && new Promise((done) => requestIdleCallback(() => requestAnimationFrame(() => done(true))));
  });
  page.goto = async (...wanted) => {
    const response = await go(...wanted);
    await settle();
    return response;
  };
  page.waitForURL = async (...wanted) => {
    await arrive(...wanted);
    await settle();
  };
}

async function newContext(browser: Browser, { as, viewport = DESK, javaScript = true, mayComplain: _, ...preferences }: PageWish): Promise<BrowserContext> {
  const origin = inject("origin");
  const context = await browser.newContext({ baseURL: origin, viewport, javaScriptEnabled: javaScript, timezoneId: "Asia/Shanghai", reducedMotion: "reduce" });
  const cookies: { name: string; value: string; url: string }[] = Object.entries(preferences).map(([name, value]) => ({ name: `luodi-${name}`, value, url: origin }));
  if (as) cookies.push(await sessionCookieOf(as));
  if (cookies.length > 0) await context.addCookies(cookies);
  return context;
}

/** A session row of its own and the cookie that names it, without going through the sign-in page. */
export async function sessionCookieOf(role: Role): Promise<{ name: string; value: string; url: string }> {
  const origin = inject("origin");
  const db = openDatabase(inject("databasePath"));
  const user = await findUserByEmail(db.read, `${role}@luodi.example`);
  if (!user) throw new Error(`the demo has no account for ${role}`);
  const id = await db.transaction((trx) => openSession(trx, user.id, new Date().toISOString()));
  await db.close();
  const header = await sessionHeader(new Request(origin), { origin: null, sessionSecret: inject("sessionSecret") }, id);
  const [name = "", value = ""] = header.split(";")[0]?.split(/=(.*)/) ?? [];
  return { name, value, url: origin };
}

/** The router tells of a navigation that the next one overtook; nothing of the page is lost by it. */
const OVERTAKEN = /^error: AbortError: signal is aborted/;

function listen(page: Page, complaints: string[], mayComplain: RegExp | undefined): void {
  const note = (text: string) => {
    if (!mayComplain?.test(text) && !OVERTAKEN.test(text)) complaints.push(text);
  };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") note(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => note(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${inject("origin")}/`) && !/^(data|blob|about):/.test(url)) note(`other host: ${url}`);
  });
}
