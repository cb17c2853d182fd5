import { Form, useLocation } from "@remix-run/react";
import { Plus, Search } from "lucide-react";
import { BOARD_PATH, boardAddress } from "#app/features/board/board-address.ts";
import { otherParams } from "#app/features/clock-controls/clock-params.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextInput } from "#app/ui/inputs.tsx";

/** Narrows the board to what matches; the other filters stay. */
export function BoardSearch({ q }: { readonly q: string }) {
  const { board, projects, common } = useWords();
  const { search } = useLocation();
  const [, query = ""] = boardAddress(search).split("?");
  return (
    <Form key={q} method="get" action={BOARD_PATH} role="search" aria-label={board.searchLabel} preventScrollReset className="flex min-w-0 items-center max-md:flex-1">
      {otherParams(query, "q").map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)}
      <span className="relative block max-md:flex-1">
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-muted"><Icon of={Search} size="s" /></span>
        <TextInput type="search" name="q" defaultValue={q} aria-label={projects.searchPlaceholder} placeholder={projects.searchPlaceholder} className="min-h-8! pl-8! text-sm! touch:min-h-11! md:w-52" />
      </span>
      <button type="submit" className="sr-only">{common.search}</button>
    </Form>
  );
}

/** The page's main action. */
export function NewLead() {
  const { shell } = useWords();
  return <LinkButton to="/leads/new" variant="primary" icon={Plus}>{shell.newLead}</LinkButton>;
}
