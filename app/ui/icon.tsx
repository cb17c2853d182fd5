import type { LucideIcon } from "lucide-react";
import { classNames } from "./class-names.ts";

const SIZES = { s: "size-3.5", m: "size-4", l: "size-5" };

/** A decorative icon; the word beside it carries the meaning. */
export function Icon({ of: Drawing, size = "m", className }: { readonly of: LucideIcon; readonly size?: keyof typeof SIZES; readonly className?: string }) {
  return <Drawing aria-hidden strokeWidth={1.75} className={classNames(SIZES[size], "shrink-0", className)} />;
}
