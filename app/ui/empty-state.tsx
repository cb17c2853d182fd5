import type { ReactNode } from "react";

/** One line and one action. */
export function EmptyState({ text, action }: { readonly text: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-10 text-center text-sm text-muted">
      <p>{text}</p>
      {action}
    </div>
  );
}
