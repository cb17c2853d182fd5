import type { AdmissionSubject, Opinion } from "./admission.ts";
import type { DocumentKind } from "./documents.ts";
import type { OpenIssue } from "./open-issues.ts";
import { LOWEST_FAR_E4, REQUIRED_INDICATORS } from "./indicators.ts";

/** A plot of a project with the control indicators signed for it; FAR in ten-thousandths. */
export interface PlotFacts {
  readonly farE4: number | null;
  readonly exceptionOn: string | null;
  readonly indicators: readonly string[];
}

/** What gates and scopes read of the records that hang on a project, in the versions known at an instant. */
export interface AttachedFacts {
  /** Kinds of which a document is there. */
  readonly documents: readonly DocumentKind[];
  readonly admissions: readonly { readonly subject: AdmissionSubject; readonly decision: Opinion | null }[];
  /** Units of which an opinion was asked or to which an issue was handed. */
  readonly askedUnits: readonly string[];
  readonly plots: readonly PlotFacts[];
  readonly unjudgedCommitments: number;
  readonly openIssues: readonly OpenIssue[];
  /** Shares of the credit in basis points by district; empty: the project's own district has it all. */
  readonly credits: readonly { readonly district: string; readonly shareBp: number }[];
}

/** Nothing hangs on the project. */
export const NOTHING_ATTACHED: AttachedFacts = { documents: [], admissions: [], askedUnits: [], plots: [], unjudgedCommitments: 0, openIssues: [], credits: [] };

/** Every plot has every required control indicator signed; without a plot it is not signed. */
export function areIndicatorsSigned({ plots }: Pick<AttachedFacts, "plots">): boolean {
  return plots.length > 0 && plots.every((plot) => REQUIRED_INDICATORS.every((indicator) => plot.indicators.includes(indicator)));
}

/** Every plot below the lowest FAR has an exception approved by the day, and there is at least one such plot; an unknown FAR is none. */
export function isFarExcepted({ plots }: Pick<AttachedFacts, "plots">, by: string): boolean {
  const low = plots.filter((plot) => plot.farE4 !== null && plot.farE4 < LOWEST_FAR_E4);
  return low.length > 0 && low.every((plot) => plot.exceptionOn !== null && plot.exceptionOn <= by);
}
