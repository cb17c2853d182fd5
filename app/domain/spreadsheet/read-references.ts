import { cleanName, cleanText, isBlankWord } from "../text.ts";
import { normaliseProjectCode } from "../project-code.ts";
import { resolveChain, resolveCountry, resolveDistrict, resolveDivision } from "../reference.ts";
import { checkUscc } from "../uscc.ts";
import { effectiveDate } from "../dates.ts";
import { answer, emptyMeans } from "./row-context.ts";
import type { Lookups, ReadCell, RowReader } from "./row-context.ts";
import type { CanonicalColumn } from "./canonical-columns.ts";
import type { WarningCode } from "./row-values.ts";

const LONGEST_INVESTOR = 200;

/** The cell of a column that is looked up; undefined where nothing is to be done, null where it clears the field. */
function filled(reader: RowReader, column: CanonicalColumn): ReadCell | null | undefined {
  const cell = reader.cell(column);
  const empty = emptyMeans(reader, cell);
  if (empty !== null || cell === null) return empty === "clear" ? null : undefined;
  const isBlank = isBlankWord(cell.text) && !(reader.isCanonical && column === "investor");
  return isBlank ? (reader.isCanonical ? null : undefined) : cell;
}

/** A word that no list knows is unknown under a canonical head; in other workbooks it does not wipe out what is known. */
function unresolved(reader: RowReader, cell: ReadCell, code: WarningCode): null | undefined {
  reader.report(cell, code);
  return reader.isCanonical ? null : undefined;
}

function readDistrict(reader: RowReader): void {
  const cell = filled(reader, "district");
  if (cell === null) reader.values.district = null;
  if (!cell) return;
  const { districts } = reader.ctx.lookups;
  const found = answer(reader, "district", cell.text, () => resolveDistrict(districts, cell.text));
  const row = districts.find((district) => district.code === found?.code);
  if (!found || !row || row.kind === "city") return reader.report(cell, "unknown_district");
  reader.values.district = found.code;
  if (found.hasDetail) reader.report(cell, "area_in_brackets", { district: row.nameZh, districtEn: row.nameEn });
}

function readIndustry(reader: RowReader): void {
  const cell = filled(reader, "industry");
  if (cell === null) Object.assign(reader.values, { division: null, industryClass: null });
  if (cell) {
    const found = answer(reader, "division", cell.text, () => resolveDivision(reader.ctx.lookups.divisions, cell.text));
    if (found) Object.assign(reader.values, { division: found.code, industryClass: found.industryClass });
    else if (unresolved(reader, cell, "unknown_industry") === null) Object.assign(reader.values, { division: null, industryClass: null });
  }
  if (cell === undefined && reader.row.section !== null && !reader.isCanonical) {
    const { section } = reader.row;
    const found = answer(reader, "division", section, () => resolveDivision(reader.ctx.lookups.divisions, section));
    if (found) Object.assign(reader.values, { division: found.code, industryClass: found.industryClass });
  }
}

function readChain(reader: RowReader): void {
  const cell = filled(reader, "chain");
  if (cell === null) reader.values.chain = null;
  if (!cell) return;
  const { dates } = reader.values;
  const day = dates.landed ?? dates.signed ?? dates.lead ?? reader.ctx.today;
  const on = effectiveDate(day);
  const chain = answer(reader, `chain ${on}`, cell.text, () => resolveChain(reader.ctx.lookups.chains, cell.text, on));
  if (chain !== null) reader.values.chain = chain;
  else if (unresolved(reader, cell, "unknown_chain") === null) reader.values.chain = null;
}

/** Investors and their countries, each in the order given. */
function readInvestors(reader: RowReader): void {
  const names = filled(reader, "investor");
  if (names === null) reader.values.investorNames = [];
  if (names) {
    const given = names.text.split(/[;；、\n]/).map(cleanName).filter((name) => name !== "" && !isPlaceholder(reader, name));
    if (given.some((name) => [...name].length > LONGEST_INVESTOR)) reader.report(names, "too_long", { max: LONGEST_INVESTOR });
    reader.values.investorNames = given;
  }
  const countries = filled(reader, "investor_country");
  if (countries !== undefined) reader.values.investorCountries = countries === null ? [] : countriesOf(reader, countries);
  else if (!reader.isCanonical) readOriginOfNames(reader);
}

const REGION_IN_NAME = /[(（](?:中国)?(香港|澳门|台湾)[)）]/;
const REGIONS: Readonly<Record<string, string>> = { 香港: "HK", 澳门: "MO", 台湾: "TW" };

/** A company of Hong Kong, Macao or Taiwan by its own name, where the remark calls the project foreign. */
function readOriginOfNames(reader: RowReader): void {
  const isForeign = /外资|港资|台资|澳资/.test(reader.cell("note")?.text ?? "");
  const origins = (reader.values.investorNames ?? []).map((name) => REGIONS[REGION_IN_NAME.exec(name)?.[1] ?? ""]);
  if (isForeign && origins.some((origin) => origin !== undefined)) reader.values.investorCountries = origins;
}

function isPlaceholder(reader: RowReader, name: string): boolean {
  return !reader.isCanonical && isBlankWord(name);
}

function countriesOf(reader: RowReader, cell: ReadCell): (string | null)[] {
  return cleanText(cell.text).split(/[;/、,]/).map((part) => part.trim()).map((word) => {
    if (isBlankWord(word)) return null;
    const code = answer(reader, "country", word, () => resolveCountry(reader.ctx.lookups.countries, word));
    if (code === null) reader.report(cell, "unknown_country", { value: word });
    return code;
  });
}

function readCodes(reader: RowReader): void {
  const uscc = filled(reader, "uscc");
  if (uscc === null) reader.values.uscc = null;
  if (uscc) {
    const verdict = checkUscc(uscc.text);
    if (verdict.ok) reader.values.uscc = verdict.uscc;
    else reader.report(uscc, "bad_uscc", { reason: verdict.reason });
  }
  const projectCode = filled(reader, "project_code");
  if (projectCode === null) reader.values.projectCode = null;
  if (!projectCode) return;
  const verdict = normaliseProjectCode(projectCode.text);
  if (!verdict.ok) reader.report(projectCode, "bad_project_code", { reason: verdict.reason });
  else if (verdict.projectCode !== null || reader.isCanonical) reader.values.projectCode = verdict.projectCode;
}

function findAccount(accounts: Lookups["accounts"], text: string): number | null {
  const word = cleanText(text).toLowerCase();
  const byEmail = accounts.find((account) => account.isChoosable && account.email.toLowerCase() === word);
  const byName = accounts.filter((account) => account.isChoosable && cleanText(account.name).toLowerCase() === word);
  return byEmail?.id ?? (byName.length === 1 ? (byName[0]?.id ?? null) : null);
}

function readLiaison(reader: RowReader): void {
  const cell = filled(reader, "liaison");
  if (cell === null) reader.values.liaisonId = null;
  if (!cell) return;
  reader.values.liaisonText = cleanText(cell.text);
  reader.values.liaisonId = findAccount(reader.ctx.lookups.accounts, cell.text);
}

/** Reads everything that is looked up in a list or carries a check digit. Dates must have been read before. */
export function readReferences(reader: RowReader): void {
  readInvestors(reader);
  readDistrict(reader);
  readIndustry(reader);
  readChain(reader);
  readCodes(reader);
  readLiaison(reader);
}
