import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { SECOND_MS } from "#app/domain/instants.ts";
import { isUnattended } from "#app/features/live/attendance.ts";

const EVERY_MS = 2 * SECOND_MS;

/** Looks again and again for how a run ended while one is under way. */
export function useFollowedRuns(isRunning: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => { if (document.visibilityState === "visible" && !isUnattended()) revalidate(); }, EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
}
