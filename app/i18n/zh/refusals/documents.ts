import { text } from "../../en/error-text.ts";
import type { documents as english } from "../../en/refusals/documents.ts";

export const documents: typeof english = {
  file_missing: () => "请选择文件。",
  file_without_content: (p) => `“${text(p, "name")}”是空文件。`,
  file_over_limit: (p) => `“${text(p, "name")}”超过 ${text(p, "max")} MB。`,
  file_kind_unknown: (p) => `“${text(p, "name")}”的格式不在允许范围内。`,
  file_double_extension: (p) => `“${text(p, "name")}”带有程序或网页的扩展名，请改名。`,
  file_name_path: (p) => `文件名“${text(p, "name")}”含有路径，请改名。`,
  file_name_hidden: (p) => `文件名“${text(p, "name")}”含有隐藏字符，请改名。`,
  file_name_long: (p) => `文件名“${text(p, "name")}…”超过 ${text(p, "max")} 个字符。`,
  file_not_as_named: (p) => `“${text(p, "name")}”不是完整的 ${text(p, "extension").toUpperCase()} 文件。`,
  file_mixed: (p) => `“${text(p, "name")}”夹带网页、脚本或其他文件。`,
  file_protected: (p) => `“${text(p, "name")}”设有密码，请取消后再上传。`,
  file_with_macros: (p) => `“${text(p, "name")}”含有宏，请另存为不含宏的文件。`,
  file_same_content: (p) => `“${text(p, "name")}”与现有版本相同。`,
  too_many_files: () => "一次上传的文件过多。",
  project_files_full: (p) => `该项目的文件将超过 ${text(p, "max")} MB。`,
};
