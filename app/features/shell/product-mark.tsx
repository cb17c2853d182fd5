import { useWords } from "#app/i18n/words-context.tsx";
import { classNames } from "#app/ui/class-names.ts";

/** The sign of the product with its name: a place that has been settled on. */
export function ProductMark({ className }: { readonly className?: string }) {
  const { shell } = useWords();
  return (
    <div className={classNames("flex items-center gap-2", className)}>
      <span className="grid size-7 shrink-0 place-items-center rounded-[0.4375rem] bg-accent text-on-accent">
        <svg viewBox="0 0 24 24" aria-hidden className="size-4.5" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">
          <path d="M12 16.2s5.2-4.7 5.2-8.7a5.2 5.2 0 0 0-10.4 0c0 4 5.2 8.7 5.2 8.7Z" />
          <path d="M4.5 20.5h15" />
        </svg>
      </span>
      <strong className="text-md font-strong text-ink">{shell.product}</strong>
    </div>
  );
}
