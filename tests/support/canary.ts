import { readdirSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { addDays, shanghaiDate } from "#app/domain/dates.ts";
import type { Role } from "#app/domain/permissions.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb, freshFolder } from "./database.ts";
import { addTestUser, contextFor, cookieOf, outcome, TEST_ORIGIN } from "./route-args.ts";
import { recordSamples } from "./sample-projects.ts";
import { pdfOf } from "./upload-files.ts";

/** Stands in every text of the projects that strangers must not see, and nowhere else. */
export const CANARY = "金丝雀Q7";
/** Stands besides in what investors asked and in issues that no unit was handed: whatever else a unit sees of the project, it sees none of that. */
export const HIDDEN = "不予单位Q8";
/** A project at work and a lead of the canary's district, and a project of another district that a stranger owns. */
export const [WORK, LEAD, OWN] = ["NB-2025-7001", "NB-2025-7002", "NB-2025-8001"];
export const [HOME, CREDITED, AWAY] = ["330212", "330203", "330206"];

type Loader = (args: never) => Promise<unknown>;
export interface RouteModule {
  readonly loader?: Loader;
  readonly action?: Loader;
}

const ROUTES = join(import.meta.dirname, "../../app/routes");

/** Every route of the app by its name. */
export async function everyRoute(): Promise<Map<string, RouteModule>> {
  const found = readdirSync(ROUTES, { withFileTypes: true }).map((entry) => [entry.name.replace(/\.tsx?$/, ""), join(ROUTES, entry.name, entry.isDirectory() ? "route.tsx" : "")] as const);
  return new Map(await Promise.all(found.map(async ([name, path]) => [name, (await import(path)) as RouteModule] as const)));
}

export interface Call {
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly file?: string;
}

/** Somebody signed in who can call any route. */
export interface Caller {
  readonly name: string;
  readonly id: number;
  /** Asks a route, of a copy of the database where one is given. */
  readonly call: (work: Loader | undefined, call: Call, at?: Db) => Promise<{ status: number; text: string }>;
}

/** A database with the canary's projects and one that is a stranger's own, and who can be let in. */
export async function canaryWorld() {
  const [db, dataDir, now] = [await freshDb(), freshFolder(), new Date().toISOString()];
  const today = shanghaiDate(now);
  const caller = async (name: string, role: Role, change: Parameters<typeof addTestUser>[2] = {}): Promise<Caller> => {
    const user = await addTestUser(db, role, { email: `${name.replaceAll(" ", ".")}@example.test`, district: null, unit: null, ...change });
    const cookie = await cookieOf(db, user);
    return { name, id: user.id, call: async (work, call, at = db) => (work ? textOf(outcome(work(argsOf(at, dataDir, cookie, call) as never).then(sheetsAsText))) : { status: 405, text: "" }) };
  };
  const liaison = await caller("own liaison", "liaison", { district: HOME });
  const investors = [{ name: `示例控股${CANARY}`, country: "CN" as const, shareBp: 10_000 }];
  await recordSamples(contextOn(db, `${addDays(today, -60)}T04:00:00.000Z`), {
    [WORK]: { name: `示例工厂${CANARY}`, district: HOME, division: "26", investors: investors as never, note: CANARY, intent: CANARY, newLand: true, liaisonId: liaison.id, dates: { lead: addDays(today, -300), signed: addDays(today, -200), registered: addDays(today, -190), landed: addDays(today, -180), started: addDays(today, -100) }, plans: [{ type: "completed", planOn: addDays(today, -3) }] },
  });
  await recordSamples(contextOn(db, now), {
    [LEAD]: { name: `示例意向${CANARY}`, district: HOME, investors: investors as never, note: CANARY, intent: CANARY, liaisonId: liaison.id, source: "call", sourceDetail: CANARY, dates: { lead: addDays(today, -20) }, plans: [{ type: "assessment", planOn: addDays(today, -3) }] },
    [OWN]: { name: "示例自有工厂", district: AWAY, investors: [{ name: "示例自有控股", country: "CN", shareBp: 10_000 }] as never, dates: { lead: addDays(today, -300), signed: addDays(today, -200), registered: addDays(today, -190), landed: addDays(today, -180), started: addDays(today, -100) } },
  });
  return { db, dataDir, today, caller, liaison, commerce: await caller("commerce", "commerce") };
}

function argsOf(db: Db, dataDir: string, cookie: string, { path, params = {}, form, file }: Call) {
  const body = form && (file === undefined ? new URLSearchParams(form) : multipart(form, file));
  const request = new Request(`${TEST_ORIGIN}${path}`, { headers: { Cookie: cookie }, ...(body ? { method: "POST", body } : {}) });
  return { request, params: { ...params }, context: contextFor(db, { dataDir }) };
}

function multipart(form: Readonly<Record<string, string>>, file: string): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.append(name, value);
  body.append("files", new File([new Uint8Array(pdfOf(`% ${file}`))], file));
  return body;
}

/** A workbook as the text of its cells; anything else as it is. */
async function sheetsAsText(answer: unknown): Promise<unknown> {
  if (!(answer instanceof Response) || !answer.headers.get("Content-Type")?.includes("spreadsheetml")) return answer;
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await answer.arrayBuffer());
  return new Response(JSON.stringify(workbook.worksheets.map((sheet) => sheet.getSheetValues())), answer);
}

async function textOf(work: ReturnType<typeof outcome>): Promise<{ status: number; text: string }> {
  const { status, headers, body } = await work;
  return { status, text: `${typeof body === "string" ? body : JSON.stringify(body)} ${headers.get("Location") ?? ""} ${headers.get("Content-Disposition") ?? ""}` };
}

/** How many rows each table holds and how many of them are in force, but for what every request writes. */
export function stateOf(db: Db): Record<string, string> {
  const tables = db.handle.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('sessions', 'idempotency_keys') AND sql NOT LIKE '%fts5%'").pluck().all() as string[];
  return Object.fromEntries(tables.map((table) => {
    const columns = db.handle.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table) as string[];
    const inForce = columns.includes("recorded_to") ? "count(recorded_to)" : columns.includes("version") ? "sum(version)" : "0";
    return [table, String(db.handle.prepare(`SELECT count(*) || '/' || ${inForce} FROM "${table}"`).pluck().get())];
  }));
}

/** The item and the present version of the newest record of a table. */
export function newest(db: Db, table: string, where = "1 = 1"): { item: string; id: string } {
  const row = db.handle.prepare(`SELECT * FROM "${table}" WHERE recorded_to IS NULL AND ${where} ORDER BY id DESC LIMIT 1`).get() as { item?: number; id: number } | undefined;
  return { item: String(row?.item ?? 0), id: String(row?.id ?? 0) };
}
