const WORKER = "/day-worker.js";
const KEPT = "luodi-day";

/** Lets the page of the day be kept on the device; where the browser cannot, it needs a signal to open. The files it already has are kept with it. */
export async function keepDayOnDevice(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(WORKER, { scope: "/today" });
  const registration = await navigator.serviceWorker.ready;
  if (!registration.active) return;
  const cache = await caches.open(KEPT);
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name)).filter((url) => url.origin === location.origin && url.pathname.startsWith("/assets/"));
  await Promise.all([...new Set(loaded.map(({ href }) => href))].map(async (href) => ((await cache.match(href)) ? undefined : cache.add(href))));
  if (!(await cache.match("/today"))) await keepPage(cache);
}

async function keepPage(cache: Cache): Promise<void> {
  const page = await fetch("/today", { headers: { Accept: "text/html" } });
  if (!page.ok || page.redirected) return;
  const headers = new Headers(page.headers);
  headers.set("x-kept-at", String(Date.now()));
  await cache.put("/today", new Response(await page.blob(), { status: page.status, headers }));
}

/** Takes the kept page off the device; what waits to be sent stays, for its writer alone. */
export function forgetDay(): void {
  if ("caches" in window) void caches.delete(KEPT);
}
