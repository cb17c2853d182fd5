import { text } from "../error-text.ts";
import type { ErrorText } from "../error-text.ts";

/** What is refused about documents, by code. */
export const documents = {
  file_missing: () => "Please choose a file.",
  file_without_content: (p) => `“${text(p, "name")}” is empty.`,
  file_over_limit: (p) => `“${text(p, "name")}” is larger than ${text(p, "max")} MB.`,
  file_kind_unknown: (p) => `“${text(p, "name")}”: files of this kind are not accepted.`,
  file_double_extension: (p) => `“${text(p, "name")}” has two extensions, one of a program or page. Rename it.`,
  file_name_path: (p) => `The name “${text(p, "name")}” leads through folders. Rename the file.`,
  file_name_hidden: (p) => `The name “${text(p, "name")}” contains hidden characters. Rename the file.`,
  file_name_long: (p) => `The name “${text(p, "name")}…” has more than ${text(p, "max")} characters.`,
  file_not_as_named: (p) => `“${text(p, "name")}” is not a sound ${text(p, "extension").toUpperCase()} file.`,
  file_mixed: (p) => `“${text(p, "name")}” contains a page, script or second file.`,
  file_protected: (p) => `“${text(p, "name")}” is protected by a password. Take it off and try again.`,
  file_with_macros: (p) => `“${text(p, "name")}” contains macros. Save it without them.`,
  file_same_content: (p) => `“${text(p, "name")}” equals the present version.`,
  too_many_files: () => "Too many files at once.",
  project_files_full: (p) => `The files of this project would exceed ${text(p, "max")} MB.`,
} satisfies Record<string, ErrorText>;
