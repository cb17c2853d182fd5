import { preferencesFrom } from "#app/schemas/preferences.ts";
import type { PreferenceName, Preferences } from "#app/schemas/preferences.ts";

const ONE_YEAR_S = 365 * 24 * 60 * 60;

const cookieName = (name: PreferenceName): string => `luodi-${name}`;

/** Reads the Cookie header. The values are plain words, so nothing has to be decoded. */
export function readPreferences(cookies: string | null | undefined): Preferences {
  const given = new Map((cookies ?? "").split(";").map((pair) => pair.trim().split("=", 2) as [string, string]));
  return preferencesFrom((name) => given.get(cookieName(name)));
}

/** The Set-Cookie header that keeps one preference for a year. */
export function preferenceCookie(name: PreferenceName, value: string, isHttps: boolean): string {
  const attributes = ["Path=/", `Max-Age=${ONE_YEAR_S}`, "SameSite=Lax", "HttpOnly", ...(isHttps ? ["Secure"] : [])];
  return [`${cookieName(name)}=${value}`, ...attributes].join("; ");
}
