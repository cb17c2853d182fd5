import type { Principal } from "#app/domain/permissions.ts";

/** What a reader is told: that something changed (of what kind, about which project), that so much did that everything is to be read anew, or that a notice is there. */
export type LiveMessage =
  | { readonly event: "change"; readonly seq: number; readonly type: string; readonly code: string | null }
  | { readonly event: "reload" | "notice" | "beat"; readonly seq: number }
  | { readonly event: "presence"; readonly names: readonly string[] };

/** Somebody who follows what changes, on one open page. */
export interface LiveReader {
  readonly userId: number;
  /** Who reads, as the session said when it was last looked at. */
  readonly actor: Principal;
  /** Where on the site they say they are editing; null: nowhere. */
  readonly place: string | null;
  send(message: LiveMessage): void;
  /** Looks at the session again; null when it is over. */
  refresh(now: string): Promise<Principal | null>;
  /** Ends the stream; a reader whose session holds comes back by itself. */
  end(): void;
}
