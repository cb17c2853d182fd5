import { text } from "../error-text.ts";
import type { ErrorParams, ErrorText } from "../error-text.ts";
import { formatMoney } from "../../format-money.ts";

const yuan = (p: ErrorParams, key: string): string => formatMoney("en", Number(p[key] ?? 0), "CNY", "exact");

/** What is refused about progress, by code. */
export const progress = {
  future_month: () => "This month has not begun yet.",
  bad_month: () => "Write a month such as 2025-08.",
  yuan_only: () => "Give the amount in yuan.",
  exact_amount: () => "Give one exact amount, without “about” or a range.",
  cumulative_below_month: () => "The cumulative cannot be less than what was done this month.",
  cumulative_differs: (p) => `The last report and this month give ${yuan(p, "expected")}, the cumulative says ${yuan(p, "value")}: please give the reason.`,
  progress_backward: (p) => `The cumulative ${yuan(p, "value")} is below the last one, ${yuan(p, "expected")}: please give the reason.`,
  percent_backward: (p) => `The works stood at ${text(p, "expected")}% last time, now ${text(p, "value")}%: please give the reason.`,
  month_after_end: () => "The project had ended before this month.",
  unknown_document: () => "This document is not one of the project’s.",
  suspended_before_resumed: () => "A suspension begins after the last one ended.",
  resumed_before_suspended: () => "The project cannot resume before it was suspended.",
  end_before_start: () => "The end lies before the beginning.",
  curve_too_long: (p) => `A plan covers at most ${text(p, "max")} months.`,
  curve_empty: () => "Give at least one month with its amount.",
  months_not_rising: () => "The months must follow each other.",
  plan_falls: () => "The planned cumulative cannot fall.",
} satisfies Record<string, ErrorText>;
