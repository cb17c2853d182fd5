import { useActionData, useFetchers, useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { MINUTE_MS, SECOND_MS } from "#app/domain/instants.ts";
import { useShell } from "../shell/shell-data.ts";
import { isUnattended } from "./attendance.ts";
import { follow, goTo, isLive } from "./live-stream.ts";
import type { LiveEvent } from "./live-stream.ts";
import { isSomebodyBusy, watchForms } from "./typed-forms.ts";

/** What a page wants to be drawn anew for. */
export interface LiveInterest {
  /** Kinds of changes by the first word of their names, such as `issue`; `all` for every one, `notice` for notices. None: nothing is drawn anew. */
  readonly topics?: readonly string[];
  /** Only changes of this project. */
  readonly code?: string;
  /** Where this page is being edited: its address, about one project or issue. */
  readonly at?: string;
  readonly isPaused?: boolean;
  /** A page that costs much to draw follows at leisure. */
  readonly isHeavy?: boolean;
}

const GATHER_MS = 40;
/** The first change shows at once; where many come, this much time lies between two readings. */
const [REST_MS, HEAVY_REST_MS] = [3 * SECOND_MS, 15 * SECOND_MS];
const ASK_AGAIN_MS = 400;
const SERVER_AWAY_MS = SECOND_MS;
/** Without a stream the page looks by itself this often. */
const LOOK_EVERY_MS = MINUTE_MS / 2;

function concerns(event: LiveEvent, topics: readonly string[], code: string | undefined): boolean {
  if (event.event === "notice") return topics.includes("notice");
  if (topics.every((topic) => topic === "notice")) return false;
  if (event.event !== "change" || event.code === null) return true;
  return (code === undefined || event.code === code) && (topics.includes("all") || topics.includes(event.type.split(".")[0] ?? ""));
}

/**
 * Keeps a page as it is now: when something of interest changes, its data is read anew, yet not under somebody's hands; then
 * as soon as they are done. Answers who else is at the page, if it says where it is being edited.
 */
export function useLive({ topics = [], code, at, isPaused = false, isHeavy = false }: LiveInterest): { readonly others: readonly string[] } {
  const { since, user } = useShell();
  const [drawnAt] = useState(since);
  const [others, setOthers] = useState<readonly string[]>([]);
  const ask = useReading(isPaused, isHeavy ? HEAVY_REST_MS : REST_MS);
  const interest = topics.join();
  const isSignedIn = user !== null;
  useEffect(() => {
    if (!isSignedIn) return undefined;
    const wanted = interest === "" ? [] : interest.split(",");
    const forget = follow({ onEvent: (event) => { if (concerns(event, wanted, code)) ask(); }, ...(at === undefined ? {} : { onOthers: setOthers }) }, drawnAt);
    const look = setInterval(() => { if (wanted.length > 0 && !isLive() && !isUnattended()) ask(); }, LOOK_EVERY_MS);
    return () => {
      clearInterval(look);
      forget();
    };
  }, [isSignedIn, drawnAt, interest, code, at, ask]);
  useEffect(() => {
    if (at === undefined) return undefined;
    goTo(at);
    return () => {
      goTo(null);
      setOthers([]);
    };
  }, [at]);
  return { others };
}

/** A page read anew from a server that is away would be an error page. */
function isServerReady(): Promise<boolean> {
  return fetch("/readyz", { cache: "no-store" }).then(({ ok }) => ok, () => false);
}

/** Reads the page's data anew when it is asked to: several wishes at once as one, and not while that would be in somebody's way. */
function useReading(isPaused: boolean, restMs: number): () => void {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  // A reading forgets what a form was answered: its faults, or an address that is told once.
  const isAnswered = useActionData() !== undefined;
  // Nor is the page read while a part of it loads: the router, finding that part's route for the first time, would never end the reading.
  const isLoading = useFetchers().some((fetcher) => fetcher.state !== "idle");
  const isHeld = isPaused || isLoading || state !== "idle" || navigation.state !== "idle" || isAnswered;
  const held = useRef(isHeld);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const readAt = useRef(0);
  const [ask] = useState(() => () => {
    const isInTheWay = () => held.current || isUnattended() || isSomebodyBusy() || document.visibilityState !== "visible";
    const read = async () => {
      if (isInTheWay()) timer.current = setTimeout(read, ASK_AGAIN_MS);
      else if (!(await isServerReady()) || isInTheWay()) timer.current = setTimeout(read, SERVER_AWAY_MS);
      else {
        timer.current = undefined;
        readAt.current = Date.now();
        revalidate();
      }
    };
    timer.current ??= setTimeout(read, Math.max(GATHER_MS, readAt.current + restMs - Date.now()));
  });
  useEffect(() => { held.current = isHeld; }, [isHeld]);
  useEffect(() => watchForms(), []);
  useEffect(() => () => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, []);
  return ask;
}
