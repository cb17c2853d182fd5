import type { CreditShare } from "#app/domain/credit-shares.ts";
import { refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { creditsOf } from "#db/queries/credits.ts";
import type { ProjectCreditRow } from "#db/schema/credits.ts";
import type { ServiceContext } from "../context.server.ts";
import { onProject } from "../projects/on-project.server.ts";
import { writeShares } from "./write-shares.server.ts";

export interface ShareForm {
  readonly code: string;
  readonly shares: readonly CreditShare[];
  readonly reason: string | null;
  /** The rows that the form was drawn from. */
  readonly seen: string;
  readonly formKey?: string | undefined;
}

/** Names the shares that a form is drawn from, so that a later one is noticed. */
export function seenShares(rows: readonly Pick<ProjectCreditRow, "id">[]): string {
  return rows.map((row) => row.id).sort((a, b) => a - b).join("-");
}

/** Shares the credit for a project among districts; the shares add up to exactly one, and no shares take the split back. */
export async function shareCredit(ctx: ServiceContext, form: ShareForm): Promise<Verdict<{ readonly isChanged: boolean }>> {
  const { code, formKey, ...content } = form;
  return onProject(ctx, { code, needs: "credit.share", formKey, content }, async (trx, stored) => {
    if (seenShares(await creditsOf(trx, stored.project_id)) !== form.seen) return refuse({ code: "stale" });
    return writeShares(trx, ctx, stored, form);
  });
}
