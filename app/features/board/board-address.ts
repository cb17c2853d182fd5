import { COLUMN_STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";

export const BOARD_PATH = "/board";

/** Parameters that belong to one visit of the board and not to what it shows. */
const PASSING = ["move", "to", "moved"] as const;
/** Parameters that mean something on the board only. */
const BOARD_ONLY = [...PASSING, "wide", "column"] as const;

/** The board's address with some parameters set, or taken away with null; an open dialog closes unless it is set anew. */
export function boardAddress(search: string, changes: Readonly<Record<string, string | null>> = {}): string {
  const params = new URLSearchParams(search);
  for (const name of PASSING) params.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  return withQuery(BOARD_PATH, params);
}

/** The project list with the board's filters, and a stage where one column is meant. */
export function listAddress(search: string, stage?: ColumnStage): string {
  const params = new URLSearchParams(search);
  for (const name of BOARD_ONLY) params.delete(name);
  if (stage) params.set("stage", stage);
  return withQuery("/projects", params);
}

/** The address with one value of a list parameter put in or taken out. */
export function toggledAddress(search: string, name: string, value: string): string {
  const chosen = valuesOf(search, name);
  const next = chosen.includes(value) ? chosen.filter((entry) => entry !== value) : [...chosen, value];
  return boardAddress(search, { [name]: next.length === 0 ? null : next.join(",") });
}

/** The values of a list parameter: repeated or separated by commas. */
export function valuesOf(search: string, name: string): string[] {
  return new URLSearchParams(search).getAll(name).flatMap((value) => value.split(",")).filter((value) => value !== "");
}

export interface MoveRequest {
  readonly code: string;
  /** Null while the column is still to be chosen. */
  readonly to: ColumnStage | null;
}

/** Which card the address asks to move, and where to. */
export function moveRequestOf(search: string): MoveRequest | null {
  const params = new URLSearchParams(search);
  const code = params.get("move");
  if (!code) return null;
  return { code, to: columnNamed(params.get("to")) };
}

export function columnNamed(text: unknown): ColumnStage | null {
  return COLUMN_STAGES.find((stage) => stage === text) ?? null;
}

function withQuery(path: string, params: URLSearchParams): string {
  const query = params.toString().replaceAll("%2C", ",");
  return query === "" ? path : `${path}?${query}`;
}
