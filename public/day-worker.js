/**
 * Keeps the page of the day and its files on the device, so that it opens again without a signal. Only that page is kept, only
 * as it was last shown, for half a day, and not past the sign-out.
 */
const KEPT = "luodi-day";
const PAGE = "/today";
const KEPT_FOR_MS = 12 * 60 * 60 * 1000;
const KEPT_AT = "x-kept-at";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function keepPage(answer) {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, String(Date.now()));
  const cache = await caches.open(KEPT);
  await cache.put(PAGE, new Response(await answer.blob(), { status: answer.status, headers }));
}

async function page(request) {
  try {
    const answer = await fetch(request);
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) await caches.delete(KEPT);
    else if (answer.ok && new URL(request.url).search === "") await keepPage(answer.clone());
    return answer;
  } catch (error) {
    const kept = await (await caches.open(KEPT)).match(PAGE);
    if (kept && Date.now() - Number(kept.headers.get(KEPT_AT)) < KEPT_FOR_MS) return kept;
    throw error;
  }
}

async function file(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && url.pathname === PAGE) event.respondWith(page(request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(file(request));
});
