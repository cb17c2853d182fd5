import { Link } from "@remix-run/react";
import type { LinkProps } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import { forwardRef } from "react";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger" | "tinted";
export type ButtonSize = "s" | "m" | "l";

const BASE =
  "print:hidden inline-flex items-center justify-center gap-1.5 rounded-sm whitespace-nowrap text-left select-none " +
  "transition-colors duration-(--duration-fast) ease-out disabled:bg-sunken disabled:text-muted disabled:shadow-[inset_0_0_0_1px_var(--line)] disabled:font-normal";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent font-strong hover:bg-accent-hover",
  secondary: "bg-surface text-ink shadow-[inset_0_0_0_1px_var(--line),0_1px_1px_rgb(20_30_45/0.04)] hover:bg-hover active:bg-press",
  ghost: "text-ink hover:bg-hover active:bg-press",
  danger: "bg-light-red text-light-red-glyph font-strong hover:bg-light-red-text hover:text-surface",
  tinted: "bg-accent-tint text-link shadow-[inset_0_0_0_1px_var(--accent-line)] hover:bg-selected",
};

const SIZES: Record<ButtonSize, string> = {
  s: "min-h-7 px-2 text-sm touch:min-h-11 touch:px-3",
  m: "min-h-8 px-3 text-sm touch:min-h-11 touch:text-base",
  l: "min-h-9 px-4 text-base touch:min-h-12 touch:text-md",
};

interface Look {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: LucideIcon;
  readonly iconEnd?: LucideIcon;
  readonly children?: ReactNode;
}

/** The classes of a button, for elements that must look like one (a summary, a label). */
export function buttonClasses(variant: ButtonVariant = "secondary", size: ButtonSize = "m", className?: string): string {
  return classNames(BASE, VARIANTS[variant], SIZES[size], className);
}

function Inside({ icon, iconEnd, variant, children }: Look) {
  const tone = variant === "primary" || variant === "danger" || variant === "tinted" ? undefined : "text-muted";
  return (
    <>
      {icon && <Icon of={icon} className={tone} />}
      {children}
      {iconEnd && <Icon of={iconEnd} size="s" className={tone} />}
    </>
  );
}

export type ButtonProps = ComponentPropsWithoutRef<"button"> & Look;

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant = "secondary", size = "m", icon, iconEnd, className, children, type = "button", ...rest }, ref) {
  return (
    <button ref={ref} type={type} className={buttonClasses(variant, size, className)} {...rest}>
      <Inside icon={icon} iconEnd={iconEnd} variant={variant}>{children}</Inside>
    </button>
  );
});

export type LinkButtonProps = LinkProps & Look;

export function LinkButton({ variant = "secondary", size = "m", icon, iconEnd, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link className={buttonClasses(variant, size, className)} {...rest}>
      <Inside icon={icon} iconEnd={iconEnd} variant={variant}>{children}</Inside>
    </Link>
  );
}

const ICON_BUTTON = "print:hidden inline-grid size-8 place-items-center rounded-sm text-muted hover:bg-hover hover:text-ink touch:size-11 disabled:text-faint";

export interface IconButtonProps extends Omit<ComponentPropsWithoutRef<"button">, "children"> {
  readonly label: string;
  readonly icon: LucideIcon;
}

/** A button that shows only an icon; the label is its name and its tooltip. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, icon, className, type = "button", ...rest }, ref) {
  return (
    <button ref={ref} type={type} aria-label={label} title={label} className={classNames(ICON_BUTTON, className)} {...rest}>
      <Icon of={icon} />
    </button>
  );
});

/** The same as a link. */
export function IconLink({ label, icon, className, ...rest }: LinkProps & { readonly label: string; readonly icon: LucideIcon }) {
  return (
    <Link aria-label={label} title={label} className={classNames(ICON_BUTTON, className)} {...rest}>
      <Icon of={icon} />
    </Link>
  );
}
