import { createContext, useContext } from "react";
import type { Role } from "#app/domain/permissions.ts";
import { DEFAULT_PREFERENCES } from "#app/schemas/preferences.ts";
import type { Preferences } from "#app/schemas/preferences.ts";

/** Who is signed in, as the shell shows it. */
export interface ShellUser {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Notices they have not read, counted up to a hundred. */
  readonly unread: number;
}

/** What every page knows: the reader's preferences, today in Shanghai, and who reads. */
export interface ShellData extends Preferences {
  readonly today: string;
  readonly isDemo: boolean;
  readonly user: ShellUser | null;
  /** From where on the page follows what changes; null for strangers. */
  readonly since: string | null;
  /** Open issues past their deadline among those that the reader sees. */
  readonly redIssues: number;
}

const ShellContext = createContext<ShellData>({ ...DEFAULT_PREFERENCES, today: "", isDemo: false, user: null, since: null, redIssues: 0 });

export const ShellProvider = ShellContext.Provider;

export function useShell(): ShellData {
  return useContext(ShellContext);
}
