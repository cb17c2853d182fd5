import type { DocumentKind } from "#app/domain/documents.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { may } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import type { StoredDocument } from "#db/queries/documents.ts";

/** One version of a document as pages show it. */
export interface DocumentView {
  readonly id: number;
  readonly item: number;
  readonly kind: DocumentKind;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly revision: number;
  readonly milestone: MilestoneType | null;
  readonly note: string | null;
  readonly takenAt: string | null;
  /** Degrees in millionths, for those who may know. */
  readonly place: { readonly latitudeE6: number; readonly longitudeE6: number } | null;
  readonly by: string | null;
  readonly at: string;
}

/** Whoever keeps the files, and whoever audits them, knows where a photo was taken; other readers get it without. */
export function seesPlaces(actor: Principal): boolean {
  return may(actor, "document.write") || may(actor, "audit.read");
}

/** Draws a stored version; `names` are those who recorded by their ids. */
export function documentView(row: StoredDocument, names: ReadonlyMap<number, { readonly name: string }>, isPlaceShown: boolean): DocumentView {
  const { latitude_e6: latitudeE6, longitude_e6: longitudeE6 } = row;
  return {
    id: row.id, item: row.item, kind: row.kind as DocumentKind, name: row.name, mediaType: row.media_type, size: row.size, revision: row.revision,
    milestone: row.milestone as MilestoneType | null, note: row.note, takenAt: row.taken_at,
    place: isPlaceShown && latitudeE6 !== null && longitudeE6 !== null ? { latitudeE6, longitudeE6 } : null,
    by: row.recorded_by === null ? null : (names.get(row.recorded_by)?.name ?? null), at: row.recorded_from,
  };
}
