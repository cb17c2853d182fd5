import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { MINUTE_MS } from "#app/domain/instants.ts";

const EVERY_MS = MINUTE_MS / 2;

/** Looks for what others moved: every half minute while the page is seen, and at once when somebody returns to it. */
export function useLiveBoard(isPaused: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (isPaused || state !== "idle") return undefined;
    const look = () => { if (document.visibilityState === "visible") revalidate(); };
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isPaused, state, revalidate]);
}
