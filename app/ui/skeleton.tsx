import { classNames } from "./class-names.ts";

/** Stands for content on its way; shows only after 300 ms, so that a quick answer never flickers. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={classNames("skeleton block rounded-xs bg-sunken", className)} />;
}
