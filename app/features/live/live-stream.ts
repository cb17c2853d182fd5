import { MINUTE_MS, SECOND_MS } from "#app/domain/instants.ts";
import { isUnattended, watchForPeople } from "./attendance.ts";

/** Something that happened: a change of a kind about a project, that everything is to be read anew, or that a notice came. */
export type LiveEvent =
  | { readonly event: "change"; readonly type: string; readonly code: string | null }
  | { readonly event: "reload" | "notice" };

export interface LiveFollower {
  onEvent?: (event: LiveEvent) => void;
  /** Names of the others at the place this tab is at. */
  onOthers?: (names: readonly string[]) => void;
}

/** A hidden page lets its stream go after this long, for a browser holds few connections to one server. */
const HIDDEN_MS = 20 * SECOND_MS;
const BETWEEN_PAGES_MS = SECOND_MS;
const [FIRST_RETRY_MS, LAST_RETRY_MS] = [2 * SECOND_MS, MINUTE_MS / 2];

const followers = new Set<LiveFollower>();
let source: EventSource | null = null;
let place: string | null = null;
let mark: string | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;
let retryMs = FIRST_RETRY_MS;
let hiding: ReturnType<typeof setTimeout> | undefined;
let stopWatching: (() => void) | undefined;

/** Whether changes arrive by themselves now. */
export function isLive(): boolean {
  return source?.readyState === EventSource.OPEN;
}

function tell(event: LiveEvent): void {
  for (const follower of followers) follower.onEvent?.(event);
}

function keepMark(message: MessageEvent): void {
  if (message.lastEventId !== "") mark = message.lastEventId;
}

function open(): void {
  close();
  if (isUnattended()) return;
  const query = new URLSearchParams({ ...(mark === null ? {} : { since: mark }), ...(place === null ? {} : { at: place }) });
  const opened = new EventSource(`/events?${query}`);
  source = opened;
  opened.onopen = () => {
    retryMs = FIRST_RETRY_MS;
    // No stream says again what notices came while none was open, nor between the drawing of the page and now.
    tell({ event: "notice" });
  };
  opened.onmessage = (message: MessageEvent<string>) => {
    keepMark(message);
    tell({ event: "change", ...(JSON.parse(message.data) as { type: string; code: string | null }) });
  };
  for (const event of ["reload", "notice"] as const) opened.addEventListener(event, (message) => { keepMark(message); tell({ event }); });
  opened.addEventListener("presence", (message: MessageEvent<string>) => {
    const { names } = JSON.parse(message.data) as { names: string[] };
    for (const follower of followers) follower.onOthers?.(names);
  });
  opened.onerror = () => {
    for (const follower of followers) follower.onOthers?.([]);
    if (opened.readyState !== EventSource.CLOSED || opened !== source) return;
    retry = setTimeout(open, retryMs);
    retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
  };
}

function close(): void {
  clearTimeout(retry);
  source?.close();
  source = null;
}

/** Nobody is there: the stream goes, and with it everything that the page asks for by itself. */
function rest(): void {
  close();
  for (const follower of followers) follower.onOthers?.([]);
}

function goOn(): void {
  if (source === null && followers.size > 0) open();
}

function onVisibility(): void {
  clearTimeout(hiding);
  if (document.visibilityState === "visible") {
    goOn();
  } else if (place === null) {
    hiding = setTimeout(close, HIDDEN_MS);
  }
}

/** From one page to the next the stream stays; a page that follows nothing lets it go. */
function restIfAlone(): void {
  if (followers.size > 0) return;
  document.removeEventListener("visibilitychange", onVisibility);
  stopWatching?.();
  stopWatching = undefined;
  close();
}

/** Lets somebody follow what happens, over the one stream of this tab; `since` is the mark the page was drawn with. */
export function follow(follower: LiveFollower, since: string | null): () => void {
  if (typeof EventSource === "undefined") return () => undefined;
  followers.add(follower);
  mark ??= since;
  document.addEventListener("visibilitychange", onVisibility);
  stopWatching ??= watchForPeople({ onLeft: rest, onBack: goOn });
  if (source === null) open();
  return () => {
    followers.delete(follower);
    setTimeout(restIfAlone, BETWEEN_PAGES_MS);
  };
}

/** Says where this tab is being edited; the answer comes as names of others. */
export function goTo(path: string | null): void {
  if (path === place) return;
  place = path;
  if (source !== null) open();
}
