import { Link } from "@remix-run/react";
import type { LinkProps } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { moveBetweenItems, Popover } from "./popover.tsx";
import type { PopoverProps } from "./popover.tsx";

/** A button that opens a short list of links and actions. */
export function Menu({ children, className, ...popover }: PopoverProps) {
  return (
    <Popover {...popover} className={classNames("min-w-44 p-1.5", className)}>
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrow keys only repeat what Tab does */}
      <div className="flex flex-col gap-px" onKeyDown={moveBetweenItems}>{children}</div>
    </Popover>
  );
}

const ITEM = "flex min-h-8 w-full items-center gap-2 rounded-sm px-2.5 text-left text-sm text-ink hover:bg-hover touch:min-h-11 touch:text-base";

interface ItemLook {
  readonly icon?: LucideIcon;
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}

export function MenuLink({ icon, mark, className, children, ...rest }: LinkProps & ItemLook) {
  return (
    <Link className={classNames(ITEM, "aria-[current]:bg-selected aria-[current]:font-strong aria-[current]:text-link", className)} {...rest}>
      {icon && <Icon of={icon} className="text-muted" />}
      {mark}
      {children}
    </Link>
  );
}

export function MenuButton({ icon, mark, className, children, type = "button", ...rest }: ComponentPropsWithoutRef<"button"> & ItemLook) {
  return (
    <button type={type} className={classNames(ITEM, "disabled:text-muted", className)} {...rest}>
      {icon && <Icon of={icon} className="text-muted" />}
      {mark}
      {children}
    </button>
  );
}

export function MenuLine() {
  return <hr className="my-1 border-line" />;
}

/** A line of plain text in a menu. */
export function MenuNote({ children }: { readonly children: ReactNode }) {
  return <div className="px-2.5 py-1 text-xs text-muted">{children}</div>;
}
