import type { Refusal } from "#app/domain/verdict.ts";
import { MAX_FILE_BYTES } from "#app/domain/file-formats.ts";
import { checkFileName } from "#app/domain/file-names.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { STAGES } from "#app/domain/stages.ts";
import { formatScaled, joinFacts } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { refusalText } from "#app/i18n/refusal-text.ts";
import type { Words } from "#app/i18n/words.ts";

const KILOBYTE = 1024;
const MEGABYTE = KILOBYTE * KILOBYTE;
const E6 = 1_000_000;

/** The size of a file in whole KB, or in MB with one decimal; never 0. */
export function sizeText(bytes: number): string {
  if (bytes < MEGABYTE) return `${Math.max(1, Math.round(bytes / KILOBYTE))} KB`;
  return `${formatScaled(Math.round((bytes * 10) / MEGABYTE), 1, true)} MB`;
}

/** A place in degrees with four decimals, which is about ten metres. */
export function placeText({ latitudeE6, longitudeE6 }: { readonly latitudeE6: number; readonly longitudeE6: number }): string {
  return `${(latitudeE6 / E6).toFixed(4)}, ${(longitudeE6 / E6).toFixed(4)}`;
}

/** A file that was chosen and not sent yet, with what the server would refuse about its name and size. */
export function describeChosen(words: Words, locale: Locale): (file: File) => { text: string; fault: string | null } {
  return (file) => {
    const named = checkFileName(file.name);
    const size: Refusal | null = file.size === 0 ? { code: "file_without_content", params: { name: file.name } } : file.size > MAX_FILE_BYTES ? { code: "file_over_limit", params: { name: file.name, max: MAX_FILE_BYTES / MEGABYTE } } : null;
    const fault = named.ok ? size : (named.errors[0] ?? null);
    return { text: joinFacts(locale, [file.name, sizeText(file.size)]), fault: fault && refusalText(words, fault) };
  };
}

/** Every milestone by stage, for a list to choose from. */
export function milestoneOptions({ milestones, stages }: Words): { label: string; options: { value: MilestoneType; label: string }[] }[] {
  return STAGES.map((stage) => ({ label: stages.name[stage.id], options: [...stage.others, stage.closedBy].map((type) => ({ value: type, label: milestones.name[type] })) }));
}
