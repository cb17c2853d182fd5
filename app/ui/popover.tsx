import type { LucideIcon } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { buttonClasses } from "./button.tsx";
import type { ButtonSize, ButtonVariant } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

const GAP_PX = 6;
const MARGIN_PX = 8;

export interface PopoverProps {
  /** What the trigger shows; with `label` alone an icon. */
  readonly trigger?: ReactNode;
  readonly icon?: LucideIcon;
  readonly iconEnd?: LucideIcon;
  /** Names the trigger where it shows no words. */
  readonly label?: string;
  readonly title: string;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly triggerClassName?: string;
  readonly className?: string;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

/** Under its trigger if there is room, else above; never past the edges of the window. */
function place(trigger: HTMLElement, layer: HTMLElement, align: "start" | "end"): void {
  const anchor = trigger.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = layer;
  const wanted = align === "start" ? anchor.left : anchor.right - width;
  const left = Math.max(MARGIN_PX, Math.min(wanted, window.innerWidth - width - MARGIN_PX));
  const below = anchor.bottom + GAP_PX;
  const fits = below + height <= window.innerHeight - MARGIN_PX;
  const top = fits ? below : Math.max(MARGIN_PX, anchor.top - GAP_PX - height);
  Object.assign(layer.style, { margin: "0", inset: "auto", left: `${left}px`, top: `${top}px` });
}

/** The attributes of the browser's popovers, which React 18 has no types for. */
const opens = (id: string) => ({ popovertarget: id }) as Record<string, string>;
const isLayer = { popover: "auto" } as Record<string, string>;

/**
 * The browser's own popover: it opens without JavaScript, stands above everything, closes on Escape and on a click
 * elsewhere. With JavaScript it stands beside its trigger.
 */
export function Popover({ trigger, icon, iconEnd, label, title, variant = "secondary", size = "m", triggerClassName, className, align = "start", children }: PopoverProps) {
  const id = `layer-${useId().replaceAll(":", "")}`;
  const button = useRef<HTMLButtonElement>(null);
  const layer = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = layer.current;
    const follow = () => { if (element && button.current) place(button.current, element, align); };
    // Before it shows its size is not known, so it is placed once more when it is there.
    // Whoever follows a link or sends a form from it has made the choice.
    const leave = (event: Event) => {
      if (event.type === "submit" || (event.target instanceof Element && event.target.closest("a[href]"))) element?.hidePopover();
    };
    const listeners = { beforetoggle: follow, toggle: follow, click: leave, submit: leave };
    for (const [type, listener] of Object.entries(listeners)) element?.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of Object.entries(listeners)) element?.removeEventListener(type, listener);
    };
  }, [align]);

  return (
    <>
      <button ref={button} type="button" aria-label={label} title={label} aria-haspopup="dialog" {...opens(id)}
        className={buttonClasses(variant, size, classNames(!trigger && "px-2! touch:w-11", triggerClassName))}>
        {icon && <Icon of={icon} className={variant === "tinted" ? undefined : "text-muted"} />}
        {trigger}
        {iconEnd && <Icon of={iconEnd} size="s" className={variant === "tinted" ? undefined : "text-muted"} />}
      </button>
      <div ref={layer} id={id} role="dialog" aria-label={title} {...isLayer}
        className={classNames("m-auto max-h-[calc(100dvh-1rem)] max-w-[calc(100vw-1rem)] overflow-y-auto rounded-md bg-raised text-ink-2 shadow-pop", className)}>
        {children}
      </div>
    </>
  );
}

/** Arrow keys, Home and End move between the items of a list of actions; Tab works as everywhere. */
export function moveBetweenItems(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("a[href], button:not(:disabled)")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined || items.length === 0) return;
  event.preventDefault();
  items[(next + items.length) % items.length]?.focus();
}
