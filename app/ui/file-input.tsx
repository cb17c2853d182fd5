import { useRef, useState } from "react";
import type { DragEvent } from "react";
import { classNames } from "./class-names.ts";
import type { FieldControl } from "./field.tsx";

export interface FileInputProps extends Partial<FieldControl> {
  readonly accept: string;
  readonly multiple?: boolean;
  /** What the area says for those who may drop files on it. */
  readonly prompt: string;
  /** What was chosen, one line each, with what is wrong about it. */
  readonly describe: (file: File) => { readonly text: string; readonly fault: string | null };
  readonly onChosen?: (files: readonly File[]) => void;
}

/** The browser's own file field, with an area to drop files on; without JavaScript it is the plain field. */
export function FileInput({ accept, multiple = false, prompt, describe, onChosen, ...control }: FileInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const [isOver, setIsOver] = useState(false);
  const take = () => {
    const files = [...(input.current?.files ?? [])];
    setChosen(files);
    onChosen?.(files);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (!input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    take();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping only repeats what the field inside does
    <div onDragOver={(event) => { event.preventDefault(); setIsOver(true); }} onDragLeave={() => setIsOver(false)} onDrop={drop}
      className={classNames("rounded-sm p-3 shadow-[inset_0_0_0_1px_var(--line-strong)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-aria-invalid:shadow-[inset_0_0_0_2px_var(--light-red)]", isOver ? "bg-accent-tint" : "bg-surface")}>
      <input ref={input} {...control} type="file" accept={accept} multiple={multiple} onChange={take}
        className="block w-full text-sm text-ink-2 outline-none file:mr-3 file:min-h-8 file:cursor-pointer file:rounded-sm file:border-0 file:bg-accent-tint file:px-3 file:text-sm file:text-link touch:file:min-h-11" />
      <p className="mt-1 text-xs text-muted max-sm:hidden">{prompt}</p>
      {chosen.length > 0 && (
        <ul className="mt-2 space-y-0.5 text-sm">
          {chosen.map((file) => {
            const { text, fault } = describe(file);
            return <li key={`${file.name} ${file.size}`} className="[overflow-wrap:anywhere] text-ink">{text}{fault && <span className="block text-light-red-text">{fault}</span>}</li>;
          })}
        </ul>
      )}
    </div>
  );
}
