import { Form, useLocation, useSubmit } from "@remix-run/react";
import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { KINDS, LIGHTS } from "#app/domain/kinds.ts";
import { STAGE_IDS } from "#app/domain/stages.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { BoardChoices, NamedChoice } from "#app/services/board/choices.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Select } from "#app/ui/inputs.tsx";
import type { Option } from "#app/ui/inputs.tsx";

export interface FilterBarProps {
  readonly choices: BoardChoices;
  readonly industries: readonly NamedChoice[];
  /** What the address holds now; several values, separated by commas, stand as one choice. */
  readonly value: (name: string) => string;
  readonly children?: ReactNode;
}

/** Everything the address holds besides the controls of the bar. */
const CONTROLS = ["q", "district", "stage", "industry", "chain", "kind", "liaison", "chief", "light", "minCny", "archived", "page"];
const SIZES = ["100000000", "1000000000", "5000000000", "10000000000"];

/** The filters of the list as one form: each choice applies at once, without JavaScript by its button. */
export function FilterBar({ choices, industries, value, children }: FilterBarProps) {
  const words = useWords();
  const locale = useLocale();
  const submit = useSubmit();
  const { search } = useLocation();
  const inLanguage = (choice: NamedChoice): Option => ({ value: choice.code, label: locale === "en" ? choice.en : choice.zh });
  const { board, projects, common } = words;
  const select = (name: string, label: string, empty: string, options: readonly Option[]) => options.length === 0 ? null : (
    <Select key={`${name}${value(name)}`} compact name={name} aria-label={label} defaultValue={value(name)} empty={empty} className="max-w-40"
      options={value(name).includes(",") ? [{ value: value(name), label: board.chosenCount({ name: label, n: value(name).split(",").length }) }, ...options] : options} />
  );
  return (
    <div className="no-print flex flex-wrap items-start gap-2 px-4 py-2.5 md:px-5">
      <Form method="get" role="search" aria-label={board.filters} className="flex min-w-0 flex-1 flex-wrap items-center gap-2"
        onChange={(event) => { if (event.target instanceof HTMLSelectElement) submit(event.currentTarget); }}>
        {[...new URLSearchParams(search)].filter(([name]) => !CONTROLS.includes(name)).map(([name, held], index) => <input key={`${name}${index}`} type="hidden" name={name} value={held} />)}
        <span className="relative max-md:w-full">
          <Icon of={Search} size="s" className="pointer-events-none absolute left-2.5 top-1/2 -translate-y-1/2 text-muted" />
          <input key={value("q")} type="search" name="q" defaultValue={value("q")} maxLength={100} placeholder={projects.searchPlaceholder} aria-label={common.search} className="control min-h-8! w-full pl-8! md:w-56 text-sm! touch:min-h-11!" />
        </span>
        <div className="flex items-center gap-2 p-0.5 max-md:-mx-4 max-md:w-[calc(100%+2rem)] max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
          {select("district", board.district, board.anyDistrict, choices.districts.map(inLanguage))}
          {select("stage", words.fields.stage, projects.anyStage, STAGE_IDS.map((stage) => ({ value: stage, label: words.stages.name[stage] })))}
          {select("light", words.lights.light, projects.anyLight, LIGHTS.map((light) => ({ value: light, label: words.lights.short[light] })))}
          {select("minCny", board.size, board.anySize, SIZES.map((size) => ({ value: size, label: board.sizeFrom({ amount: sizeText(Number(size), locale === "en") }) })))}
          {select("kind", words.fields.kind, projects.anyKind, KINDS.map((kind) => ({ value: kind, label: words.kinds.kind[kind] })))}
          {select("industry", words.fields.industry, projects.anyIndustry, industries.map((industry) => ({ value: industry.code, label: `${industry.code} ${locale === "en" ? industry.en : industry.zh}` })))}
          {select("chain", board.chain, board.anyChain, choices.chains.map(inLanguage))}
          {select("liaison", board.liaison, board.anyLiaison, choices.liaisons.map((liaison) => ({ value: liaison.email, label: liaison.name })))}
          {select("chief", board.chief, board.anyChief, choices.chiefs.map((chief) => ({ value: chief, label: chief })))}
          {select("archived", projects.archivedLabel, projects.archivedNo, [{ value: "only", label: projects.archivedOnly }, { value: "all", label: projects.archivedAll }])}
          <Button type="submit" size="s" variant="secondary">{common.apply}</Button>
        </div>
      </Form>
      {children}
    </div>
  );
}

/** A round size: whole 亿, or whole billions and tenths of them. */
function sizeText(cny: number, isEnglish: boolean): string {
  return isEnglish ? `¥${cny / 1_000_000_000} bn` : `${cny / 100_000_000} 亿元`;
}
