import { ChevronDown } from "lucide-react";
import { formatInstant } from "#app/i18n/format-date.ts";
import { trailFieldName, trailValueText } from "#app/i18n/field-values.ts";
import type { NamesByCode } from "#app/i18n/field-values.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { HistoryEntry } from "#app/services/projects/project-history.server.ts";
import { Icon } from "#app/ui/icon.tsx";

type Change = HistoryEntry["changes"][number];

/** Beyond this many fields a change is folded. */
const SHOWN_FIELDS = 4;

/** Derived values repeat what their sources say. */
const DERIVED = new Set(["totalUsd", "amountUnit"]);

/** One field of a change: what it was and what it became. */
export function ChangeLine({ change, entry, names }: { readonly change: Change; readonly entry: Pick<HistoryEntry, "changes">; readonly names: NamesByCode }) {
  const words = useWords();
  const locale = useLocale();
  const side = (which: "before" | "after") => {
    const fields = Object.fromEntries(entry.changes.map((other) => [other.field, other[which]]));
    return trailValueText(locale, change.field, change[which], names, fields);
  };
  const isNew = change.before === null || change.before === undefined;
  return (
    <li className="text-sm [overflow-wrap:anywhere]">
      <span className="text-muted">{words.common.named({ name: trailFieldName(words, change.field), text: "" })}</span>
      {!isNew && <><del className="text-muted decoration-1">{side("before")}</del><span aria-hidden className="text-muted"> → </span></>}
      <ins className="text-ink no-underline">{side("after")}</ins>
    </li>
  );
}

function Entry({ entry, names }: { readonly entry: HistoryEntry; readonly names: NamesByCode }) {
  const words = useWords();
  const { audit, project } = words;
  const locale = useLocale();
  const actions: Readonly<Record<string, string>> = audit.action;
  const changes = entry.changes.filter((change) => !DERIVED.has(change.field) && !(isEmpty(change.before) && isEmpty(change.after)));
  const list = <ul className="mt-1 flex flex-col gap-0.5">{changes.map((change) => <ChangeLine key={change.field} change={change} entry={entry} names={names} />)}</ul>;
  return (
    <li className="border-t border-line px-4 py-2.5 first:border-t-0">
      <p className="text-sm text-ink"><strong className="font-strong">{entry.actor === "system" ? project.system : entry.actor}</strong> {actions[entry.action] ?? audit.unknownAction}</p>
      <p className="text-xs text-muted"><time dateTime={entry.at}>{formatInstant(locale, entry.at)}</time></p>
      {changes.length > SHOWN_FIELDS ? (
        <details className="group">
          <summary className="inline-flex min-h-6 items-center gap-1 text-xs text-link touch:min-h-11">{project.changedFields({ n: changes.length })}<Icon of={ChevronDown} size="s" className="group-open:rotate-180" /></summary>
          {list}
        </details>
      ) : changes.length > 0 && list}
      {entry.reasons.map((reason) => <p key={reason} className="mt-1 text-sm text-ink-2 [overflow-wrap:anywhere]"><span className="text-muted">{words.common.named({ name: words.common.reason, text: "" })}</span>{reason}</p>)}
    </li>
  );
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Changes of a project, newest first: who, when, and each field from what to what. */
export function HistoryList({ entries, names }: { readonly entries: readonly HistoryEntry[]; readonly names: NamesByCode }) {
  const { project } = useWords();
  if (entries.length === 0) return <p className="px-4 pb-4 text-sm text-muted">{project.emptyHistory}</p>;
  return <ol>{entries.map((entry) => <Entry key={entry.seq} entry={entry} names={names} />)}</ol>;
}
