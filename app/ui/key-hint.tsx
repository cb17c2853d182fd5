/** A key of the keyboard beside the action it starts. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return <kbd aria-hidden className="rounded-xs border border-current/40 px-1.5 font-sans text-2xs font-normal whitespace-nowrap touch:hidden">{keys}</kbd>;
}
