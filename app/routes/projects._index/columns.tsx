import { Link } from "@remix-run/react";
import { createColumnHelper, tableFeatures } from "@tanstack/react-table";
import type { SortKey } from "#app/schemas/project-filter.ts";
import { DEFAULT_COLUMNS } from "#app/schemas/project-columns.ts";
import type { TableColumn } from "#app/schemas/project-columns.ts";
import type { TableRow } from "#app/services/projects/project-table.server.ts";
import { DateText } from "#app/features/date-text.tsx";
import { LightMark } from "#app/features/light-mark.tsx";
import { StageName } from "#app/features/stage-mark.tsx";
import { MISSING } from "#app/i18n/format.ts";
import { formatMoney, formatMoneyColumn } from "#app/i18n/format-money.ts";
import { formatInstant } from "#app/i18n/format-date.ts";
import { lightReason } from "#app/i18n/light-words.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Words } from "#app/i18n/words.ts";
import { Chip } from "#app/ui/chip.tsx";
import { shanghaiDate } from "#app/domain/dates.ts";

/** How a column is drawn besides its content. */
export interface ColumnLook {
  readonly align?: "end";
  readonly sort?: SortKey;
  readonly isName?: true;
}

export const features = tableFeatures({});
const helper = createColumnHelper<typeof features, TableRow>();

/** Looks by column; a column without one is plain text that does not sort. */
export const LOOKS: Readonly<Record<TableColumn | "light" | "name", ColumnLook>> = {
  light: { sort: "light" }, name: { isName: true, sort: "name" }, code: { sort: "code" }, investor: {}, capital: {}, industry: {}, chain: {}, district: { sort: "district" },
  stage: { sort: "stage" }, totalCny: { align: "end", sort: "totalInvestmentCny" }, signedOn: { sort: "signedOn" }, landedOn: { sort: "landedOn" },
  daysInStage: { align: "end" }, nextMilestone: {}, planDate: { sort: "nextDueOn" }, liaison: {}, bureauChief: {}, updated: { sort: "updatedAt" },
};

/** The columns of the list in the reader's language, those chosen only; light and name always stand. */
export function columnsFor(words: Words, locale: Locale, chosen: readonly TableColumn[] = DEFAULT_COLUMNS) {
  const { fields, projects, milestones, lights } = words;
  const named = (choice: { zh: string; en: string } | null) => (choice === null ? MISSING : locale === "en" ? choice.en : choice.zh);
  const all = helper.columns([
    helper.display({ id: "light", header: lights.light, cell: ({ row }) => <span title={lightReason(words, row.original) ?? undefined}><LightMark light={row.original.light} /></span> }),
    helper.display({ id: "code", header: fields.code, cell: ({ row }) => <span className="text-muted">{row.original.code}</span> }),
    helper.display({ id: "name", header: fields.name, cell: ({ row }) => (
      <>
        <Link to={`/projects/${encodeURIComponent(row.original.code)}`} prefetch="intent" title={row.original.name} className="inline-block max-w-72 truncate align-bottom hover:text-link hover:underline">{row.original.name}</Link>
        {row.original.isSuspended && <Chip tone="yellow" className="ml-1.5">{words.stages.suspended}</Chip>}
        {row.original.isPart && <Chip className="ml-1.5">{projects.notCounted}</Chip>}
      </>
    ) }),
    helper.display({ id: "investor", header: fields.investor, cell: ({ row }) => <span title={row.original.investor ?? undefined} className="inline-block max-w-44 truncate align-bottom">{row.original.investor ?? MISSING}</span> }),
    helper.display({ id: "capital", header: projects.capital, cell: ({ row }) => (row.original.isForeign ? <Chip tone="accent">{projects.foreign}</Chip> : projects.domestic) }),
    helper.display({ id: "industry", header: fields.industry, cell: ({ row }) => <span title={named(row.original.industry)} className="inline-block max-w-36 truncate align-bottom">{named(row.original.industry)}</span> }),
    helper.display({ id: "chain", header: fields.chain, cell: ({ row }) => named(row.original.chain) }),
    helper.display({ id: "district", header: fields.district, cell: ({ row }) => named(row.original.district) }),
    helper.display({ id: "stage", header: fields.stage, cell: ({ row }) => <StageName stage={row.original.stage} short /> }),
    helper.display({ id: "totalCny", header: projects.amountHead, cell: ({ row }) => <AmountCell row={row.original} locale={locale} words={words} /> }),
    helper.display({ id: "signedOn", header: milestones.name.signed, cell: ({ row }) => <DateText date={row.original.signedOn} /> }),
    helper.display({ id: "landedOn", header: milestones.name.landed, cell: ({ row }) => <DateText date={row.original.landedOn} /> }),
    helper.display({ id: "daysInStage", header: projects.daysInStage, cell: ({ row }) => row.original.daysInStage ?? MISSING }),
    helper.display({ id: "nextMilestone", header: projects.nextMilestone, cell: ({ row }) => (row.original.nextMilestone === null ? MISSING : milestones.name[row.original.nextMilestone]) }),
    helper.display({ id: "planDate", header: projects.planDate, cell: ({ row }) => <span className={(row.original.daysToNext ?? 0) < 0 ? "text-light-red-text" : undefined}><DateText date={row.original.nextDueOn} /></span> }),
    helper.display({ id: "liaison", header: fields.liaison, cell: ({ row }) => row.original.liaison ?? MISSING }),
    helper.display({ id: "bureauChief", header: fields.bureauChief, cell: ({ row }) => row.original.bureauChief ?? MISSING }),
    helper.display({ id: "updated", header: projects.updated, cell: ({ row }) => <span title={formatInstant(locale, row.original.updatedAt)}><DateText date={shanghaiDate(row.original.updatedAt)} /></span> }),
  ]);
  return all.filter((column) => column.id === "light" || column.id === "name" || chosen.some((entry) => entry === column.id));
}

/** The frozen value in the column's unit; the original amount with its modifier stands behind it. */
function AmountCell({ row, locale, words }: { readonly row: TableRow; readonly locale: Locale; readonly words: Words }) {
  const modifier = row.amountModifier === null ? "" : `${words.kinds.amountModifier[row.amountModifier]} `;
  const original = row.amount === null ? undefined : `${modifier}${formatMoney(locale, row.amount, row.currency, "exact")}`;
  return <span title={original}>{row.amountModifier === "approx" && <span className="text-xs font-normal text-muted">{modifier}</span>}{formatMoneyColumn(locale, row.totalCny)}</span>;
}
