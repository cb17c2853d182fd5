import { addDays } from "#app/domain/dates.ts";
import { cnyToUsd, convertToCny } from "#app/domain/money.ts";
import { statusOn } from "#app/domain/status.ts";
import { auditHash, CHAIN_START } from "#db/queries/audit.ts";
import { knownFiles } from "#db/queries/documents.ts";
import { projectsAfter } from "#db/queries/derived-status.ts";
import { auditAfter, auditHashAt, auditHeadNow, engineFaults, moneyAfter, projectsWithoutOneVersion, versionBreaks } from "#db/queries/integrity.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { hashOf, ORPHAN_AGE_MS, storedFiles } from "../files/file-store.server.ts";
import { statusColumns } from "../projects/record-project.server.ts";
import { readAuditHead } from "./audit-head.server.ts";
import { identityFaults } from "./verify-identity.server.ts";
import type { IdentityFault } from "./verify-identity.server.ts";

/** Something that does not hold: which check, on what, and how. */
export interface Fault {
  readonly check: "integrity" | "foreign_keys" | "audit_chain" | "audit_head" | "derived" | "versions" | "money" | "files" | IdentityFault["check"];
  readonly object: string;
  readonly detail: string;
}

const BATCH = 1_000;
/** A damaged database may have as many faults as rows; this many are told of each check. */
const FAULTS_TOLD = 100;

/** Checks everything that can be checked of a database and the files beside it; names each fault. */
export async function verifyDatabase(ctx: Pick<ServiceContext, "db" | "now">, dataDir: string): Promise<{ ok: boolean; faults: Fault[] }> {
  const engine = engineFaults(ctx.db);
  if (engine.some((fault) => fault.check === "integrity")) return { ok: false, faults: engine };
  const faults: Fault[] = [
    ...engine, ...(await auditFaults(ctx)), ...(await headFaults(ctx, dataDir)), ...(await versionFaults(ctx)), ...(await derivedFaults(ctx)), ...(await moneyFaults(ctx)),
    ...(await identityFaults(ctx)).slice(0, FAULTS_TOLD), ...(await fileFaults(ctx, dataDir)),
  ];
  return { ok: faults.length === 0, faults };
}

type Checked = Pick<ServiceContext, "db" | "now">;

async function auditFaults({ db }: Checked): Promise<Fault[]> {
  const faults: Fault[] = [];
  let previous = { seq: 0, hash: CHAIN_START };
  for (let rows = await auditAfter(db.read, 0, BATCH); rows.length > 0; rows = await auditAfter(db.read, previous.seq, BATCH)) {
    for (const row of rows) {
      const { hash, ...rest } = row;
      const fault = row.seq !== previous.seq + 1 ? "a row before it is missing" : row.prev_hash !== previous.hash ? "does not follow the row before it" : auditHash(rest) !== hash ? "was changed" : null;
      if (fault && faults.length < FAULTS_TOLD) faults.push({ check: "audit_chain", object: String(row.seq), detail: fault });
      previous = { seq: row.seq, hash };
    }
  }
  return faults;
}

/** The head kept outside may lag behind the chain; the chain must still reach it. */
async function headFaults({ db }: Checked, dataDir: string): Promise<Fault[]> {
  const kept = readAuditHead(dataDir);
  if (!kept || kept.seq === 0) return [];
  const present = await auditHashAt(db.read, kept.seq);
  if (present === kept.hash) return [];
  const head = auditHeadNow(db);
  return [{ check: "audit_head", object: String(kept.seq), detail: present === null ? `the trail ends at ${head.seq}; the kept head says it reached ${kept.seq}` : "the kept head has another hash" }];
}

async function versionFaults({ db }: Checked): Promise<Fault[]> {
  const open = (await projectsWithoutOneVersion(db.read)).map((row): Fault => ({ check: "versions", object: row.code, detail: `${row.open} versions in force` }));
  const breaks = (await versionBreaks(db.read)).map((row): Fault => ({ check: "versions", object: row.code, detail: `a version begins at ${row.from}, the one before it ends at ${row.previous ?? "no time"}` }));
  return [...open, ...breaks];
}

/** Derived columns hold from the day they were derived until the day before `status_until`. */
async function derivedFaults({ db, now }: Checked): Promise<Fault[]> {
  const today = todayOf({ now });
  const faults: Fault[] = [];
  let lastId = 0;
  for (let batch = await projectsAfter(db.read, 0, BATCH); batch.length > 0; batch = await projectsAfter(db.read, lastId, BATCH)) {
    for (const { stored, facts, plans, issues } of batch) {
      lastId = stored.project_id;
      const day = stored.status_until !== null && stored.status_until <= today ? addDays(stored.status_until, -1) : today;
      const derived = statusColumns(statusOn(facts, plans, day, issues));
      const wrong = Object.entries(derived).filter(([column, value]) => stored[column as keyof typeof derived] !== value);
      const detail = wrong.map(([column, value]) => `${column} is ${stored[column as keyof typeof derived] ?? "empty"}, milestones say ${value ?? "none"}`).join("; ");
      if (wrong.length > 0 && faults.length < FAULTS_TOLD) faults.push({ check: "derived", object: stored.code, detail });
    }
  }
  return faults;
}

type MoneyRow = Awaited<ReturnType<typeof moneyAfter>>[number];

function moneyFault(row: MoneyRow): string | null {
  if (row.amount === null) return row.total_cny === null && row.total_usd === null ? null : "a value without an amount";
  if (row.rate_on === null) return "an amount without the day its value rests on";
  const cny = row.rate_cny_per_unit === null ? null : convertToCny(row.amount, row.rate_cny_per_unit);
  if (cny !== row.total_cny) return `CNY value ${row.total_cny}, its rate gives ${cny}`;
  const usd = row.currency === "USD" ? row.amount : row.total_cny === null || row.rate_cny_per_usd === null ? null : cnyToUsd(row.total_cny, row.rate_cny_per_usd);
  return usd === row.total_usd ? null : `USD value ${row.total_usd}, its rate gives ${usd}`;
}

async function moneyFaults({ db }: Checked): Promise<Fault[]> {
  const faults: Fault[] = [];
  let lastId = 0;
  for (let rows = await moneyAfter(db.read, 0, BATCH); rows.length > 0; rows = await moneyAfter(db.read, lastId, BATCH)) {
    lastId = rows.at(-1)?.id ?? lastId;
    for (const row of rows) {
      const detail = moneyFault(row);
      if (detail && faults.length < FAULTS_TOLD) faults.push({ check: "money", object: row.code, detail });
    }
  }
  return faults;
}

/** Every content that a row names lies there whole, under its own hash; what no row names is told once it is too old to be an upload under way. */
async function fileFaults({ db, now }: Checked, dataDir: string): Promise<Fault[]> {
  const stored = storedFiles(dataDir, now);
  const present = new Map(stored.map((file) => [file.sha256, file]));
  const known = new Set((await knownFiles(db.read)).map((file) => file.sha256));
  const faults: Fault[] = [...known].filter((sha256) => !present.has(sha256)).map((object) => ({ check: "files", object, detail: "is missing" }));
  for (const { sha256, path, ageMs } of stored) {
    if ((await hashOf(path)) !== sha256) faults.push({ check: "files", object: sha256, detail: "its content has another hash" });
    else if (!known.has(sha256) && ageMs > ORPHAN_AGE_MS) faults.push({ check: "files", object: sha256, detail: "belongs to no document" });
  }
  return faults.slice(0, FAULTS_TOLD);
}
