import { MINUTE_MS } from "#app/domain/instants.ts";

/** A page that nobody touched for this long asks for nothing by itself any more, so that an unattended session comes to its end. */
export const UNATTENDED_MS = 30 * MINUTE_MS;

/** What only a person does. Moves of the pointer are none: a page that draws itself anew under it makes them too. */
const SIGNS = ["pointerdown", "keydown", "wheel", "touchstart", "visibilitychange"] as const;

let seenAt = Date.now();

/** Whether nobody touched the page for long. */
export function isUnattended(): boolean {
  return Date.now() - seenAt >= UNATTENDED_MS;
}

/** Watches from now on whether somebody is there; tells when nobody was for long, and when somebody is again. */
export function watchForPeople({ onLeft, onBack }: { readonly onLeft: () => void; readonly onBack: () => void }): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    timer = setTimeout(() => {
      if (isUnattended()) onLeft();
      else wait();
    }, seenAt + UNATTENDED_MS - Date.now());
  };
  const onSign = () => {
    if (document.visibilityState !== "visible") return;
    const isBack = isUnattended();
    seenAt = Date.now();
    if (!isBack) return;
    clearTimeout(timer);
    wait();
    onBack();
  };
  seenAt = Date.now();
  wait();
  for (const sign of SIGNS) document.addEventListener(sign, onSign, { capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    for (const sign of SIGNS) document.removeEventListener(sign, onSign, { capture: true });
  };
}
