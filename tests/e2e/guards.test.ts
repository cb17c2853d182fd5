import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { beforeAll, describe, expect, inject, test } from "vitest";

/** The only pages that a stranger is answered on; everything else leads to the sign-in page. */
const PUBLIC_ROUTES = new Set(["root", "routes/$", "routes/sign-in", "routes/sign-out", "routes/preferences", "routes/calendar_.feed.$file", "routes/ask.$secret"]);
const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

let build: ServerBuild;

beforeAll(async () => {
  build = (await import(pathToFileURL("build/server/index.js").href)) as ServerBuild;
});

/** The address of a route, with something for each parameter. */
function pathOf(id: string): string {
  const segments: string[] = [];
  for (let route = build.routes[id]; route; route = route.parentId === undefined ? undefined : build.routes[route.parentId])
    if (route.path) segments.unshift(route.path.replaceAll(/:\w+\??/g, "1"));
  return `/${segments.join("/")}`;
}

const routesWith = (handler: "loader" | "action") =>
  Object.values(build.routes).flatMap((route) => (route?.module[handler] && !PUBLIC_ROUTES.has(route.id) ? [route] : []));

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${inject("origin")}${path}`, { redirect: "manual", ...init, headers: { Accept: "text/html", Origin: inject("origin"), ...init.headers } });

describe("a stranger", () => {
  test("is sent to the sign-in page from every page", async () => {
    const routes = routesWith("loader");
    expect(routes.length).toBeGreaterThan(5);
    for (const { id, index } of routes) {
      const response = await ask(`${pathOf(id)}${index ? "?index" : ""}`);
      expect([id, response.status, response.headers.get("location")?.split("?")[0]]).toEqual([id, 302, "/sign-in"]);
    }
  });

  test("gets no data of any loader asked for alone", async () => {
    for (const { id } of routesWith("loader")) {
      const path = pathOf(id) === "/" ? "/_root" : pathOf(id);
      const response = await ask(`${path}.data?_routes=${encodeURIComponent(id)}`, { headers: { Accept: "*/*" } });
      expect([id, response.status]).toEqual([id, 202]);
      expect(await response.text()).toContain("/sign-in");
    }
  });

  test("finds nothing at a calendar's address without its secret", async () => {
    const response = await ask(`/calendar/feed/${"a".repeat(43)}.ics`);
    expect([response.status, (await response.text()).includes("VCALENDAR")]).toEqual([404, false]);
  });

  test("finds no project at a personal link's address without its secret", async () => {
    const response = await ask(`/ask/${"a".repeat(43)}`);
    expect([response.status, /NB-\d{4}/.test(await response.text())]).toEqual([404, false]);
  });

  test("can act on nothing", async () => {
    const routes = routesWith("action");
    expect(routes.length).toBeGreaterThan(2);
    for (const { id, index } of routes) {
      const response = await ask(`${pathOf(id)}${index ? "?index" : ""}`, { method: "POST", body: "intent=x", headers: FORM });
      expect([id, response.status, response.headers.get("location")?.split("?")[0]]).toEqual([id, 302, "/sign-in"]);
    }
  });
});
