import ipaddr from "ipaddr.js";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";

/** An origin that an administrator lets webhooks reach; one of the own network may be plain http and lie at a private address. */
export interface AllowedOrigin {
  readonly origin: string;
  readonly isIntranet: boolean;
}

/** Where a request may go at all: to hosts by name over https, or to listed origins. */
export type Reach = { readonly hosts: readonly string[] } | { readonly origins: readonly AllowedOrigin[] };

/** An address that was checked, and whether the addresses that its name stands for may be private. */
export interface Target {
  readonly url: URL;
  readonly isIntranet: boolean;
}

const LONGEST_ADDRESS = 2_000;
/** Blanks, control and invisible characters and backslashes, which the URL parser drops or turns in silence; a person who means well types none of them. */
const STRANGE = /[\p{C}\p{Z}\\]/u;
const HOST_NAME = /^[a-z0-9][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*$/;
/** All of IPv6 that is handed out to the public. */
const GLOBAL_IPV6 = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];
const INTRANET_RANGES = new Set<string>(["private", "uniqueLocal", "loopback", "carrierGradeNat"]);

/** Whether a connection may be made to an address; every spelling of IPv4 inside of IPv6 is refused. */
export function isReachable(address: string, isIntranet: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  const isPublic = range === "unicast" && (parsed.kind() === "ipv4" || (parsed as ipaddr.IPv6).match(GLOBAL_IPV6));
  return isPublic || (isIntranet && INTRANET_RANGES.has(range));
}

/** The host of a URL when it is a number rather than a name, without the brackets of IPv6. */
export function literalHost(url: URL): string | null {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return ipaddr.isValid(host) ? host : null;
}

function parsedUrl(text: string): URL | null {
  if (text.length > LONGEST_ADDRESS || STRANGE.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  url.hash = "";
  return url.protocol === "https:" || url.protocol === "http:" ? url : null;
}

const fault = (code: string) => refuse({ code, field: "address" });

/** Checks an address that somebody entered against where requests may go. The name is looked up later, when it is connected to. */
export function checkTarget(text: string, reach: Reach): Verdict<Target> {
  const url = parsedUrl(text);
  if (url === null) return fault("address_malformed");
  if (url.username !== "" || url.password !== "") return fault("address_with_password");
  if ("hosts" in reach) {
    if (url.protocol !== "https:") return fault("address_not_https");
    return url.port === "" && reach.hosts.includes(url.hostname) ? accept({ url, isIntranet: false }) : fault("address_not_of_vendor");
  }
  const listed = reach.origins.find(({ origin }) => origin === url.origin);
  if (!listed) return fault("address_not_listed");
  if (url.protocol !== "https:" && !listed.isIntranet) return fault("address_not_https");
  const literal = literalHost(url);
  return literal === null || isReachable(literal, listed.isIntranet) ? accept({ url, isIntranet: listed.isIntranet }) : fault("address_private");
}

/** Reads an origin of the list: scheme, host and port only; a public one is https and no private number. */
export function readOrigin(text: string, isIntranet: boolean): AllowedOrigin | null {
  const url = parsedUrl(text);
  if (url === null || url.username !== "" || url.password !== "" || text.replace(/\/$/, "").toLowerCase() !== url.origin) return null;
  const literal = literalHost(url);
  if (literal === null && !HOST_NAME.test(url.hostname)) return null;
  const isAllowed = (isIntranet || url.protocol === "https:") && (literal === null || isReachable(literal, isIntranet));
  return isAllowed ? { origin: url.origin, isIntranet } : null;
}
