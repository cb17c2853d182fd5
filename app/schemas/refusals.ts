import type { core } from "zod";
import type { Refusal } from "#app/domain/verdict.ts";

const LONGEST_ECHO = 60;

/** A value short enough to be shown inside a message; lists and objects of any depth are not shown. */
function shown(value: unknown): string {
  const text = value === null || value === undefined || typeof value === "object" ? "" : String(value);
  return text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO)}…` : text;
}

function codeOf(issue: core.$ZodIssue): { code: string; params?: Refusal["params"] } {
  const value = shown(issue.input);
  switch (issue.code) {
    case "invalid_type": return issue.input === undefined || issue.input === null ? { code: "required" } : { code: "invalid", params: { value } };
    case "too_small":
      if (issue.origin === "string") return issue.minimum === 1 ? { code: "required" } : { code: "too_short", params: { min: Number(issue.minimum) } };
      return { code: "too_small", params: { min: Number(issue.minimum), value } };
    case "too_big": return { code: issue.origin === "string" ? "too_long" : "too_large", params: { max: Number(issue.maximum), value } };
    case "invalid_value": return issue.input === undefined ? { code: "required" } : { code: "unknown_value", params: { value } };
    case "invalid_format": return { code: issue.format === "email" ? "bad_email" : "invalid", params: { value } };
    default: return { code: "invalid", params: { value } };
  }
}

/** An issue whose message is itself a code (`bad_date`) keeps it; the program's own checks name theirs that way. */
function ownCode(issue: core.$ZodIssue): { code: string; params: Refusal["params"] } | null {
  return /^[a-z]+(_[a-z]+)*$/.test(issue.message) ? { code: issue.message, params: { value: shown(issue.input), ...(issue.code === "custom" ? (issue.params as Refusal["params"]) : {}) } } : null;
}

/** What zod found wrong as refusals, one per field and code; a field that does not exist is named. */
export function refusalsOf(issues: readonly core.$ZodIssue[]): Refusal[] {
  return issues.flatMap((issue): Refusal[] => {
    if (issue.code === "unrecognized_keys") return issue.keys.map((name) => ({ code: "unknown_field", field: name, params: { name: shown(name) } }));
    const field = issue.path.map(String).join(".");
    return [{ ...(ownCode(issue) ?? codeOf(issue)), ...(field === "" ? {} : { field }) }];
  });
}
