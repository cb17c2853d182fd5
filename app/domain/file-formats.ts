/** What a project's files may be: the extension, what the browser is told, and the family whose content is checked. */
export interface FileFormat {
  readonly extension: string;
  readonly mediaType: string;
  readonly family: "pdf" | "jpeg" | "png" | "webp" | "package" | "compound";
  /** The part that a package, or one of the streams that a compound file, must have. */
  readonly parts: readonly string[];
}

const office = (name: string) => `application/vnd.openxmlformats-officedocument.${name}`;

/** The one list of accepted formats. HEIC is none of them: a telephone that is offered JPEG converts by itself, and no browser of the bureaus shows it. */
export const FILE_FORMATS: readonly FileFormat[] = [
  { extension: "pdf", mediaType: "application/pdf", family: "pdf", parts: [] },
  { extension: "jpg", mediaType: "image/jpeg", family: "jpeg", parts: [] },
  { extension: "jpeg", mediaType: "image/jpeg", family: "jpeg", parts: [] },
  { extension: "png", mediaType: "image/png", family: "png", parts: [] },
  { extension: "webp", mediaType: "image/webp", family: "webp", parts: [] },
  { extension: "docx", mediaType: office("wordprocessingml.document"), family: "package", parts: ["word/document.xml"] },
  { extension: "xlsx", mediaType: office("spreadsheetml.sheet"), family: "package", parts: ["xl/workbook.xml"] },
  { extension: "pptx", mediaType: office("presentationml.presentation"), family: "package", parts: ["ppt/presentation.xml"] },
  { extension: "ofd", mediaType: "application/ofd", family: "package", parts: ["OFD.xml"] },
  { extension: "wps", mediaType: "application/vnd.ms-works", family: "compound", parts: ["WordDocument", "WpsDocument"] },
  { extension: "et", mediaType: "application/vnd.ms-excel", family: "compound", parts: ["Workbook", "Book"] },
  { extension: "dps", mediaType: "application/vnd.ms-powerpoint", family: "compound", parts: ["PowerPoint Document"] },
];

const MEGABYTE = 1024 * 1024;
export const MAX_FILE_BYTES = 20 * MEGABYTE;
/** What one form may carry in all. */
export const MAX_UPLOAD_BYTES = 64 * MEGABYTE;
export const MAX_FILES_AT_ONCE = 10;
/** What the files of one project may take, old revisions included; the same content counts once. */
export const MAX_PROJECT_BYTES = 500 * MEGABYTE;

/** What a file picker offers. */
export const ACCEPTED_FILES = FILE_FORMATS.map(({ extension }) => `.${extension}`).join(",");
/** What a camera is asked for. */
export const ACCEPTED_PHOTOS = "image/jpeg,image/png,image/webp";

/** The format of an extension without its dot, in any case; null for one that is not accepted. */
export function formatOf(extension: string): FileFormat | null {
  const wanted = extension.toLowerCase();
  return FILE_FORMATS.find((format) => format.extension === wanted) ?? null;
}

/** Whether a browser shows a file of this kind in place. */
export function isShownInPlace(mediaType: string): boolean {
  return isPhoto(mediaType) || mediaType === "application/pdf";
}

/** Whether a file is a picture. */
export function isPhoto(mediaType: string): boolean {
  return mediaType.startsWith("image/");
}
