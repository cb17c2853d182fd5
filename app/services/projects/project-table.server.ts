import { daysBetween } from "#app/domain/dates.ts";
import { may } from "#app/domain/permissions.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { AmountModifier } from "#app/domain/kinds.ts";
import { workingFilter } from "#app/schemas/project-filter.ts";
import { filterIn } from "#app/schemas/project-table.ts";
import type { ProjectTableQuery } from "#app/schemas/project-table.ts";
import { givenDates } from "#db/codecs.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { userNames } from "#db/queries/people.ts";
import { cardsOf } from "../board/cards.server.ts";
import type { BoardCard } from "../board/cards.server.ts";
import { boardChoices } from "../board/choices.server.ts";
import type { BoardChoices, NamedChoice } from "../board/choices.server.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import { checkFilter } from "./check-filter.server.ts";
import { listProjects } from "./list-projects.server.ts";

const ROWS_PER_PAGE = 50;

/** A project as a row: what its card says, and the further columns. Dates keep their precision. */
export interface TableRow extends BoardCard {
  readonly amountModifier: AmountModifier | null;
  readonly industry: NamedChoice | null;
  readonly chain: NamedChoice | null;
  readonly signedOn: string | null;
  readonly landedOn: string | null;
  readonly liaison: string | null;
  readonly bureauChief: string | null;
  readonly updatedAt: string;
  readonly isPart: boolean;
  /** Days until the next milestone is due; negative when it is late. */
  readonly daysToNext: number | null;
}

export interface ProjectTable {
  readonly rows: readonly TableRow[];
  readonly total: number;
  readonly totalCny: number;
  readonly page: number;
  readonly size: number;
  readonly today: string;
  readonly query: ProjectTableQuery;
  readonly choices: BoardChoices;
  readonly industries: readonly NamedChoice[];
  readonly mayCreate: boolean;
}

/** One page of the project list for an address, with the choices of its filters. */
export async function projectTable(ctx: ServiceContext, query: ProjectTableQuery): Promise<Verdict<ProjectTable>> {
  const filter = await checkFilter(ctx, workingFilter(filterIn(query)));
  if (!filter.ok) return filter;
  const size = query.size ?? ROWS_PER_PAGE;
  const found = await listProjects(ctx, { filter: filter.value, sort: query.sort ?? { key: "totalInvestmentCny", descending: true }, page: query.page ?? 1, size });
  if (!found.ok) return found;
  const today = todayOf(ctx);
  const { divisions, chains } = await referenceLists(ctx.db);
  const nameIn = (list: readonly { code: string; nameZh: string; nameEn: string }[]) => new Map(list.map((entry) => [entry.code, { code: entry.code, zh: entry.nameZh, en: entry.nameEn }]));
  const names = { industries: nameIn(divisions), chains: nameIn(chains), people: await userNames(ctx.db.read, found.value.items.flatMap((row) => (row.liaison_id === null ? [] : [row.liaison_id]))) };
  const cards = await cardsOf(ctx, found.value.items, today);
  const rows = found.value.items.flatMap((row, index) => {
    const card = cards[index];
    return card ? [tableRow(row, card, names, today)] : [];
  });
  return accept({
    rows, total: found.value.total, totalCny: found.value.totalCny, page: found.value.page, size, today, query, choices: await boardChoices(ctx),
    industries: [...names.industries.values()].filter(({ code }) => code >= "06" && code <= "46"), mayCreate: may(ctx.actor, "project.create"),
  });
}

interface Names {
  readonly industries: ReadonlyMap<string, NamedChoice>;
  readonly chains: ReadonlyMap<string, NamedChoice>;
  readonly people: ReadonlyMap<number, { readonly name: string }>;
}

function tableRow(row: StoredProject, card: BoardCard, names: Names, today: string): TableRow {
  const given = givenDates(row);
  return {
    ...card, amountModifier: row.amount_modifier as AmountModifier | null,
    industry: row.division === null ? null : (names.industries.get(row.division) ?? null), chain: row.chain === null ? null : (names.chains.get(row.chain) ?? null),
    signedOn: given.signed ?? null, landedOn: given.landed ?? null, liaison: row.liaison_id === null ? null : (names.people.get(row.liaison_id)?.name ?? null),
    bureauChief: row.bureau_chief, updatedAt: row.updated_at, isPart: row.part_of !== null || row.duplicate_of !== null,
    daysToNext: row.next_due_on === null ? null : daysBetween(today, row.next_due_on),
  };
}
