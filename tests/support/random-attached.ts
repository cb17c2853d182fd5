import fc from "fast-check";
import { OPINIONS } from "#app/domain/admission.ts";
import type { DocumentKind } from "#app/domain/documents.ts";
import { LAND_INDICATORS, REQUIRED_INDICATORS } from "#app/domain/indicators.ts";
import type { Db } from "#db/connection.server.ts";

/** Everything that hangs on one project; what is over was known at the instant of the test and is closed since. */
export interface RandomAttached {
  readonly documents: readonly { readonly kind: DocumentKind; readonly isOver: boolean }[];
  readonly decisions: readonly { readonly decision: string | null; readonly isOver: boolean }[];
  readonly units: readonly { readonly unit: string; readonly isOver: boolean }[];
  readonly plots: readonly { readonly farE4: number | null; readonly exceptionOn: string | null; readonly indicators: readonly string[]; readonly isOver: boolean }[];
  readonly commitments: readonly { readonly verdict: string | null; readonly isOver: boolean }[];
  readonly credits: readonly { readonly district: string; readonly isOver: boolean }[];
  readonly issues: readonly { readonly blocking: number; readonly milestone: string | null; readonly handed: boolean; readonly closingAskedOn: string | null; readonly isClosed: boolean; readonly isOver: boolean }[];
}

const isOver = fc.boolean();
const evidence = ["contract", "land_contract", "lease_contract", "construction_permit", "acceptance_filing", "production_proof", "capacity_opinion", "other"] as const;

/** Documents, reviews, opinions asked for, plots with what was signed for them, commitments and credit of a project. */
export const randomAttached: fc.Arbitrary<RandomAttached> = fc.record({
  documents: fc.array(fc.record({ kind: fc.constantFrom(...evidence), isOver }), { maxLength: 4 }),
  decisions: fc.array(fc.record({ decision: fc.constantFrom(...OPINIONS, null), isOver }), { maxLength: 2 }),
  units: fc.uniqueArray(fc.record({ unit: fc.constantFrom("commerce", "jingxin"), isOver }), { selector: ({ unit }) => unit, maxLength: 2 }),
  plots: fc.array(fc.record({
    farE4: fc.constantFrom(null, 19_999, 20_000), exceptionOn: fc.constantFrom(null, "2023-06-01", "2025-07-15", "2026-01-01"),
    indicators: fc.oneof(fc.constant([...REQUIRED_INDICATORS]), fc.subarray([...LAND_INDICATORS])), isOver,
  }), { maxLength: 2 }),
  commitments: fc.array(fc.record({ verdict: fc.constantFrom("met", "unmet", null), isOver }), { maxLength: 2 }),
  credits: fc.uniqueArray(fc.record({ district: fc.constantFrom("330206", "330282"), isOver }), { selector: ({ district }) => district, maxLength: 2 }),
  issues: fc.array(fc.record({
    blocking: fc.constantFrom(0, 1), milestone: fc.constantFrom(null, "signed", "landed"), handed: fc.boolean(), closingAskedOn: fc.constantFrom(null, "2025-06-30", "2025-07-01", "2025-07-02"),
    isClosed: fc.boolean(), isOver,
  }), { maxLength: 3 }),
});

/** Writes what hangs on projects, known from one instant on; what is over ends at the other. */
export function attachTo(db: Db, projectId: number, attached: RandomAttached, known: { readonly from: string; readonly until: string }): void {
  const units = db.handle.prepare("SELECT code FROM units ORDER BY code LIMIT 2").pluck().all() as string[];
  const put = (table: string, row: Readonly<Record<string, unknown>>, over: boolean): number => {
    const all = { ...row, project_id: projectId, recorded_from: known.from, recorded_to: over ? known.until : null };
    const names = Object.keys(all);
    return Number(db.handle.prepare(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((name) => `@${name}`).join(", ")})`).run(all).lastInsertRowid);
  };
  let item = projectId * 100;
  const next = () => (item += 1);
  const sha256 = "a".repeat(64);
  db.handle.prepare("INSERT OR IGNORE INTO files (sha256, size, media_type, created_at) VALUES (?, 1, 'image/png', ?)").run(sha256, known.from);
  for (const { kind, isOver: over } of attached.documents) put("documents", { item: next(), kind, name: "示例", sha256, revision: 1 }, over);
  for (const { decision, isOver: over } of attached.decisions) put("admissions", { item: next(), subject: "new_land", asked_on: "2025-06-01", due_on: "2025-08-01", decision }, over);
  for (const [index, { isOver: over }] of attached.units.entries()) put("admission_opinions", { item: next(), admission: item, unit: units[index], due_on: "2025-08-01" }, over);
  for (const plot of attached.plots) {
    const own = next();
    put("land_plots", { item: own, name: "示例地块", far_e4: plot.farE4, exception_on: plot.exceptionOn }, plot.isOver);
    for (const indicator of plot.indicators) put("commitments", { item: next(), plot: own, side: "investor", indicator, operator: ">=", value_e4: 1, verdict: "met" }, plot.isOver);
  }
  for (const { verdict, isOver: over } of attached.commitments) put("commitments", { item: next(), side: "government", indicator: "other", operator: ">=", verdict }, over);
  for (const { blocking, milestone, handed, closingAskedOn, isClosed, isOver: over } of attached.issues) {
    const own = next();
    const asked = handed ? closingAskedOn : null;
    const course = handed ? { lead_unit: units[0], handed_on: "2025-06-01", due_on: "2025-07-01", received_on: "2025-06-02", closing_asked_on: asked, closed_on: isClosed ? asked : null } : {};
    put("issues", { item: own, number: `DB-${own}`, category: "land", source: "project", title: "示例", blocking, milestone, raised_on: "2025-06-01", ...course }, over);
    if (handed) put("issue_units", { item: next(), issue: own, unit: units[0], part: "lead" }, over);
  }
  for (const { district, isOver: over } of attached.credits) put("project_credits", { district, share_bp: 5_000 }, over);
}
