import { Link, useLocation } from "@remix-run/react";
import { Check, ChevronDown, CircleUser, Factory, Link2, MapPin, Scale, SquareKanban, Table2, UserRound } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { KINDS } from "#app/domain/kinds.ts";
import type { Light } from "#app/domain/kinds.ts";
import { formatInteger } from "#app/i18n/format.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { BoardChoices, NamedChoice } from "#app/services/board/choices.server.ts";
import { Segments } from "#app/ui/chip.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Menu, MenuLine, MenuLink } from "#app/ui/menu.tsx";
import { Amount } from "../amount.tsx";
import { LightMark } from "../light-mark.tsx";
import { boardAddress, listAddress, toggledAddress, valuesOf } from "./board-address.ts";

interface FilterOption {
  readonly value: string;
  readonly label: string;
}

interface FilterMenuProps {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly icon: LucideIcon;
  readonly options: readonly FilterOption[];
  /** Only one choice at a time. */
  readonly isSingle?: boolean;
}

/** A filter as a list of links: each puts its value into the address or takes it out, with or without JavaScript. */
function FilterMenu({ name, label, any, icon, options, isSingle = false }: FilterMenuProps) {
  const { board } = useWords();
  const { search } = useLocation();
  const chosen = valuesOf(search, name);
  const [first] = chosen;
  const trigger = first === undefined ? label
    : chosen.length === 1 ? (options.find((option) => option.value === first)?.label ?? first)
    : board.chosenCount({ name: label, n: chosen.length });
  if (options.length === 0 && chosen.length === 0) return null;
  return (
    <Menu title={label} label={first === undefined ? undefined : `${label}: ${trigger}`} icon={icon} iconEnd={ChevronDown} trigger={trigger} variant={first === undefined ? "secondary" : "tinted"} className="max-h-96 max-w-72">
      <MenuLink to={boardAddress(search, { [name]: null })} preventScrollReset aria-current={first === undefined ? "true" : undefined}>{any}</MenuLink>
      <MenuLine />
      {options.map(({ value, label: text }) => {
        const isChosen = chosen.includes(value);
        return (
          <MenuLink key={value} to={isSingle ? boardAddress(search, { [name]: isChosen ? null : value }) : toggledAddress(search, name, value)} preventScrollReset aria-current={isChosen ? "true" : undefined}>
            <span className="min-w-0 flex-1 truncate">{text}</span>
            {isChosen && <Icon of={Check} size="s" />}
          </MenuLink>
        );
      })}
    </Menu>
  );
}

const HUNDRED_MILLION = 100_000_000;
const SIZES_CNY = [1, 5, 10, 50, 100].map((yi) => yi * HUNDRED_MILLION);

function FilterMenus({ choices }: { readonly choices: BoardChoices }) {
  const { board, kinds } = useWords();
  const locale = useLocale();
  const named = (list: readonly NamedChoice[]) => list.map(({ code, zh, en }) => ({ value: code, label: locale === "en" ? en : zh }));
  return (
    <>
      <FilterMenu name="district" label={board.district} any={board.anyDistrict} icon={MapPin} options={named(choices.districts)} />
      <FilterMenu name="chain" label={board.chain} any={board.anyChain} icon={Link2} options={named(choices.chains)} />
      <FilterMenu name="liaison" label={board.liaison} any={board.anyLiaison} icon={UserRound} options={choices.liaisons.map(({ email, name }) => ({ value: email, label: name }))} />
      <FilterMenu name="chief" label={board.chief} any={board.anyChief} icon={CircleUser} options={choices.chiefs.map((name) => ({ value: name, label: name }))} />
      <FilterMenu name="minCny" label={board.size} any={board.anySize} icon={Scale} isSingle
        options={SIZES_CNY.map((amount) => ({ value: String(amount), label: board.sizeFrom({ amount: formatMoney(locale, amount, "CNY", "exact") }) }))} />
      <FilterMenu name="kind" label={board.kind} any={board.anyKind} icon={Factory} options={KINDS.map((kind) => ({ value: kind, label: kinds.kind[kind] }))} />
    </>
  );
}

const LIGHT_ORDER: readonly Light[] = ["red", "yellow", "green", "none"];

function LightFilter({ lights: counts }: { readonly lights: Readonly<Record<string, number>> }) {
  const { board, lights } = useWords();
  const { search } = useLocation();
  const chosen = valuesOf(search, "light");
  const segments = LIGHT_ORDER.map((light) => ({
    key: light, to: boardAddress(search, { light }), current: chosen.includes(light), label: `${lights.name[light]} ${formatInteger(counts[light] ?? 0)}`,
    content: <><LightMark light={light} isDecorative /> {formatInteger(counts[light] ?? 0)}</>,
  }));
  return <Segments label={lights.filterByLight} segments={[{ key: "all", to: boardAddress(search, { light: null }), current: chosen.length === 0, content: board.anyLight }, ...segments]} />;
}

const FILTERS = ["district", "chain", "liaison", "chief", "minCny", "maxCny", "kind", "light", "q", "stage", "industry"] as const;

/** Whether the address narrows the board at all. */
export function isFiltered(search: string): boolean {
  return FILTERS.some((name) => valuesOf(search, name).length > 0);
}

/** The board's address without any filter. */
export function unfilteredAddress(search: string): string {
  return boardAddress(search, Object.fromEntries(FILTERS.map((name) => [name, null])));
}

export interface BoardFiltersProps {
  readonly choices: BoardChoices;
  readonly lights: Readonly<Record<string, number>>;
  readonly isPast: boolean;
  readonly count: number;
  readonly totalCny: number;
}

/** What narrows the board, what is left of it, and the way to the same projects as a list. */
export function BoardFilters({ choices, lights, isPast, count, totalCny }: BoardFiltersProps) {
  const { board, common } = useWords();
  const { search } = useLocation();
  return (
    <div className="no-print flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1.5 px-4 py-2.5 max-sm:flex-nowrap max-sm:overflow-x-auto md:px-5">
      <FilterMenus choices={choices} />
      {!isPast && <span className="max-sm:order-first"><LightFilter lights={lights} /></span>}
      {isFiltered(search) && <Link to={unfilteredAddress(search)} preventScrollReset className="link inline-flex min-h-8 items-center px-1 text-sm whitespace-nowrap touch:min-h-11">{common.clearFilters}</Link>}
      <span className="flex-1" />
      <p className="text-sm whitespace-nowrap text-muted">
        {board.cardCount({ n: count })}<span aria-hidden className="mx-2">/</span><Amount amount={totalCny} className="font-strong text-ink" />
      </p>
      <Segments label={board.views} segments={[
        { key: "board", to: boardAddress(search), current: true, icon: SquareKanban, label: board.viewBoard, content: null },
        { key: "table", to: listAddress(search), current: false, icon: Table2, label: board.viewTable, content: null },
      ]} />
    </div>
  );
}
