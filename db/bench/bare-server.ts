import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { openSqlite } from "../engines/sqlite.server.ts";
import { searchQuery } from "../engines/search.ts";

/**
 * The yardstick of the benchmark: node:http and prepared statements on the same tables and nothing else, no sign-in, no
 * scope, no versions, no audit. It keeps totals until it writes, as the program does.
 */
const PAGE = 50;
const handle = openSqlite(process.argv[2] ?? "");
const COLUMNS = ["p.code", "p.version", "p.stage", "p.light", "p.created_at", "p.updated_at", ...[
  "name", "investors", "uscc", "district", "division", "kind", "chain", "chain_role", "amount", "currency", "amount_unit", "amount_modifier", "fixed_amount", "total_cny",
  "foreign_share_bp", "flags", "project_code", "land_mu_e4", "far_e4", "new_land", "standard_land", "energy_tce_e4", "two_high_screen", "replacement_plan_on", "liaison_id",
  "bureau_chief", "suspended_on", "resumed_on", "termination_reason", "duplicate_of", "part_of", "note", "lead_on", "signed_on", "registered_on", "landed_on", "land_on",
  "started_on", "completed_on", "accepted_on", "produced_on", "capacity_on", "discharged_on", "fund_on", "terminated_on",
].map((column) => `f.${column}`)].join(", ");
const FROM = "FROM project_facts f JOIN projects p ON p.id = f.project_id WHERE f.recorded_to IS NULL";
const statements = {
  list: handle.prepare(`SELECT ${COLUMNS} ${FROM} ORDER BY p.code LIMIT ${PAGE}`),
  count: handle.prepare(`SELECT count(*) ${FROM}`).pluck(),
  search: handle.prepare(`SELECT ${COLUMNS} ${FROM} AND p.id IN (SELECT rowid FROM project_search WHERE project_search MATCH ?) ORDER BY p.code LIMIT ${PAGE}`),
  searchCount: handle.prepare("SELECT count(*) FROM project_search WHERE project_search MATCH ?").pluck(),
  board: handle.prepare(`SELECT p.stage, count(*) AS count, sum(f.total_cny) AS total_cny ${FROM} AND f.part_of IS NULL AND f.duplicate_of IS NULL GROUP BY p.stage`),
  one: handle.prepare(`SELECT ${COLUMNS} ${FROM} AND p.code = ?`),
  update: handle.prepare("UPDATE projects SET updated_at = ?, version = version + 1 WHERE code = ? AND version = ?"),
};
const totals = new Map<string, unknown>();

function kept<T>(key: string, compute: () => T): T {
  if (!totals.has(key)) totals.set(key, compute());
  return totals.get(key) as T;
}

async function bodyOf(request: IncomingMessage): Promise<{ version: number }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as { version: number };
}

async function answer(request: IncomingMessage): Promise<unknown> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const [, place, code = ""] = url.pathname.split("/");
  if (place === "board") return kept("board", () => statements.board.all());
  if (request.method === "PATCH") {
    const { version } = await bodyOf(request);
    totals.clear();
    return { updated: statements.update.run(new Date().toISOString(), decodeURIComponent(code), version).changes };
  }
  if (code !== "") return statements.one.get(decodeURIComponent(code));
  const wanted = url.searchParams.get("q");
  if (wanted === null) return { items: statements.list.all(), total: kept("count", () => statements.count.get()) };
  const query = searchQuery(wanted);
  return { items: statements.search.all(query), total: kept(`count ${wanted}`, () => statements.searchCount.get(query)) };
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = JSON.stringify(await answer(request));
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) }).end(text);
}

const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`listening ${(server.address() as AddressInfo).port}\n`));
