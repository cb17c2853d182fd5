import { X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import { IconButton } from "./button.tsx";
import { classNames } from "./class-names.ts";

const WIDTHS = { s: "sm:max-w-[26rem]", m: "sm:max-w-[37.5rem]", l: "sm:max-w-[49rem]" };

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** Stands above the title: where one comes from and goes to. */
  readonly eyebrow?: ReactNode;
  readonly description?: ReactNode;
  readonly closeLabel: string;
  readonly footer?: ReactNode;
  readonly size?: keyof typeof WIDTHS;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** What the reader came for: a field that is wrong, else the first one of the content. */
function firstControl(dialog: HTMLDialogElement): HTMLElement | null {
  const controls = "input:not([type=hidden]), select, textarea";
  return dialog.querySelector<HTMLElement>('[aria-invalid="true"]:not(fieldset)') ?? dialog.querySelector<HTMLElement>(`[data-content] :is(${controls})`);
}

/**
 * The browser's own modal: it keeps the focus inside, makes the rest inert, closes on Escape and returns the focus. On a
 * phone it is a sheet from below. Open on the server it shows without JavaScript as part of the page.
 */
export function Dialog({ isOpen, onClose, title, eyebrow, description, closeLabel, footer, size = "m", className, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  const [openAtFirst] = useState(isOpen);

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (isOpen && !element.matches(":modal")) {
      element.removeAttribute("open");
      element.showModal();
      firstControl(element)?.focus();
    } else if (!isOpen && element.open) {
      element.close();
    }
  }, [isOpen]);

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a click beside it repeats the close button
    <dialog ref={dialog} open={openAtFirst} aria-labelledby={headingId}
      onCancel={(event) => { event.preventDefault(); onClose(); }}
      onMouseDown={(event) => { if (event.target === event.currentTarget) onClose(); }}
      className={classNames(
        "m-auto w-full max-w-none flex-col overflow-hidden bg-raised text-ink-2 shadow-dialog open:flex",
        "max-sm:mb-0 max-sm:max-h-[92dvh] max-sm:rounded-t-lg sm:max-h-[calc(100dvh-4rem)] sm:w-[calc(100vw-2rem)] sm:rounded-lg",
        WIDTHS[size], className)}>
      {isOpen && (
        <>
          <span aria-hidden className="mx-auto mt-2 h-1 w-9 rounded-full bg-line-strong sm:hidden" />
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              {eyebrow && <div className="mb-1 flex items-center gap-2 text-sm text-muted">{eyebrow}</div>}
              <h2 id={headingId} className="text-lg">{title}</h2>
              {description && <div className="text-sm text-muted">{description}</div>}
            </div>
            <IconButton label={closeLabel} icon={X} onClick={onClose} />
          </header>
          <div data-content className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
          {footer && <footer className="flex flex-wrap items-center gap-2 border-t border-line px-5 py-3.5">{footer}</footer>}
        </>
      )}
    </dialog>
  );
}
