import { Form, useLocation } from "@remix-run/react";
import { Columns3 } from "lucide-react";
import { DEFAULT_COLUMNS, TABLE_COLUMNS } from "#app/schemas/project-columns.ts";
import type { TableColumn } from "#app/schemas/project-columns.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choices.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** Which columns stand; the choice is part of the address, so that a link shows the same table. */
export function ColumnChoice({ chosen = DEFAULT_COLUMNS }: { readonly chosen?: readonly TableColumn[] | undefined }) {
  const words = useWords();
  const { search } = useLocation();
  const { projects, fields, milestones } = words;
  const label: Readonly<Record<TableColumn, string>> = {
    code: fields.code, investor: fields.investor, capital: projects.capital, industry: fields.industry, chain: fields.chain, district: fields.district, stage: fields.stage,
    totalCny: fields.totalInvestment, signedOn: milestones.name.signed, landedOn: milestones.name.landed, daysInStage: projects.daysInStage,
    nextMilestone: projects.nextMilestone, planDate: projects.planDate, liaison: fields.liaison, bureauChief: fields.bureauChief, updated: projects.updated,
  };
  return (
    <details className="relative max-md:hidden">
      <summary className="inline-flex min-h-8 cursor-pointer list-none items-center gap-1.5 rounded-sm px-2 text-sm text-ink hover:bg-hover"><Icon of={Columns3} size="s" />{projects.chooseColumns}</summary>
      <Form method="get" key={chosen.join()} className="absolute right-0 z-30 mt-1 w-56 rounded-md bg-raised p-3 shadow-pop">
        {[...new URLSearchParams(search)].filter(([name]) => name !== "cols").map(([name, held], index) => <input key={`${name}${index}`} type="hidden" name={name} value={held} />)}
        <div className="grid gap-1.5">
          {TABLE_COLUMNS.map((column) => <Checkbox key={column} name="cols" value={column} defaultChecked={chosen.includes(column)} label={label[column]} />)}
        </div>
        <Button type="submit" size="s" variant="primary" className="mt-3 w-full">{words.common.apply}</Button>
      </Form>
    </details>
  );
}
