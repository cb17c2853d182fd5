import { useCallback, useState } from "react";
import type { RefObject } from "react";

export interface TypedValues {
  readonly typed: (name: string) => string;
  readonly atFirst: (name: string) => string;
  /** Reads the form again; for its input event. */
  readonly read: () => void;
  readonly fill: (name: string, value: string) => void;
}

/** What stands in a form of uncontrolled fields, for words that depend on it while somebody types. */
export function useTypedValues(form: RefObject<HTMLFormElement>, initial: Readonly<Record<string, string>>): TypedValues {
  const [first] = useState(initial);
  const [values, setValues] = useState(initial);
  const read = useCallback(() => {
    if (!form.current) return;
    const entries = [...new FormData(form.current)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
    setValues(Object.fromEntries(entries));
  }, [form]);
  const fill = useCallback((name: string, value: string) => {
    const control = form.current?.elements.namedItem(name);
    if (!(control instanceof HTMLInputElement)) return;
    control.value = value;
    control.focus();
    read();
  }, [form, read]);
  return { typed: (name) => values[name] ?? "", atFirst: (name) => first[name] ?? "", read, fill };
}
