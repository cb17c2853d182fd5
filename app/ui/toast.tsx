import { CircleAlert, CircleCheck, X } from "lucide-react";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import { IconButton } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export type ToastTone = "done" | "failed";

interface Toast {
  readonly id: number;
  readonly tone: ToastTone;
  readonly text: string;
}

interface Messages {
  /** Shows a message: `done` goes by itself and is read politely, `failed` stays and is read at once. */
  readonly toast: (text: string, tone?: ToastTone) => void;
  /** Speaks to screen readers only. */
  readonly announce: (text: string, urgency?: "polite" | "assertive") => void;
}

const MessagesContext = createContext<Messages>({ toast: () => undefined, announce: () => undefined });

export function useMessages(): Messages {
  return useContext(MessagesContext);
}

const SHOWN_FOR_MS = 6_000;
const AT_MOST = 3;

export interface MessagesProviderProps {
  readonly regionLabel: string;
  readonly dismissLabel: string;
  readonly children: ReactNode;
}

/** Holds the live regions of the page; one for all, so that nothing is read twice. */
export function MessagesProvider({ regionLabel, dismissLabel, children }: MessagesProviderProps) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [spoken, setSpoken] = useState({ polite: "", assertive: "" });
  const nextId = useRef(0);

  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((entry) => entry.id !== id)), []);
  const announce = useCallback<Messages["announce"]>((text, urgency = "polite") => setSpoken((before) => ({ ...before, [urgency]: text })), []);
  const toast = useCallback<Messages["toast"]>((text, tone = "done") => {
    nextId.current += 1;
    const id = nextId.current;
    setToasts((shown) => [...shown.slice(1 - AT_MOST), { id, tone, text }]);
    announce(text, tone === "done" ? "polite" : "assertive");
  }, [announce]);
  const messages = useMemo(() => ({ toast, announce }), [toast, announce]);

  return (
    <MessagesContext.Provider value={messages}>
      {children}
      <div role="status" aria-live="polite" className="sr-only">{spoken.polite}</div>
      <div role="alert" aria-live="assertive" className="sr-only">{spoken.assertive}</div>
      <section aria-label={regionLabel} className="no-print pointer-events-none fixed inset-x-0 bottom-20 z-50 flex flex-col items-center gap-2 px-4 md:bottom-5">
        {toasts.map((entry) => <ToastCard key={entry.id} toast={entry} dismissLabel={dismissLabel} onDismiss={dismiss} />)}
      </section>
    </MessagesContext.Provider>
  );
}

function ToastCard({ toast, dismissLabel, onDismiss }: { readonly toast: Toast; readonly dismissLabel: string; readonly onDismiss: (id: number) => void }) {
  const { id, tone } = toast;
  useEffect(() => {
    if (tone === "failed") return;
    const timer = setTimeout(() => onDismiss(id), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [id, tone, onDismiss]);
  return (
    <div className={classNames("pointer-events-auto flex max-w-lg items-center gap-2 rounded-md bg-raised py-1.5 pr-1.5 pl-3 text-sm text-ink shadow-pop",
      tone === "failed" && "bg-light-red-tint")}>
      <Icon of={tone === "failed" ? CircleAlert : CircleCheck} className={tone === "failed" ? "text-light-red-text" : "text-light-green-text"} />
      <span>{toast.text}</span>
      <IconButton label={dismissLabel} icon={X} onClick={() => onDismiss(id)} />
    </div>
  );
}
