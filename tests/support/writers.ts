import { addDays } from "#app/domain/dates.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { askReview } from "#app/services/admission/ask-review.server.ts";
import { giveOpinion } from "#app/services/admission/give-opinion.server.ts";
import { addCommitment, amendCommitment } from "#app/services/commitments/save-commitment.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { seenShares, shareCredit } from "#app/services/credits/share-credit.server.ts";
import { replyToIssue } from "#app/services/issues/answer-issue.server.ts";
import { decideInMeeting } from "#app/services/issues/decide-in-meeting.server.ts";
import { answerTransfer, askTransfer } from "#app/services/leads/transfers.server.ts";
import { changeMilestone } from "#app/services/projects/change-milestones.server.ts";
import { answerQuestion } from "#app/services/questions/answer-question.server.ts";
import { logQuestion } from "#app/services/questions/ask-question.server.ts";
import { allocateResource, askResource } from "#app/services/resources/requests.server.ts";
import { setBudget } from "#app/services/resources/budgets.server.ts";
import { creditsOf } from "#db/queries/credits.ts";
import { findProject } from "#db/queries/project-facts.ts";

export const CODE = "NB-2025-0001";
const E4 = 10_000;

/** What a form was drawn from. */
export interface Seen {
  readonly item: number;
  readonly id: number;
  readonly shares: string;
  readonly version: number;
  /** The issue that is replied to, and the last step of its path. */
  readonly number: string;
  readonly step: number;
}

/** A record that many write at once. */
export interface Contested {
  readonly table: "admission_opinions" | "commitments" | "project_credits" | "resource_requests" | "lead_transfers" | "project_facts" | "issue_units" | "investor_questions";
  readonly prepare: (ctx: ServiceContext) => Promise<Verdict<unknown>>;
  /** One form, filled in by the writer of that number; no two say the same. */
  readonly write: (ctx: ServiceContext, seen: Seen, number: number) => Promise<Verdict<unknown>>;
}

const kept = async () => ({ ok: true, value: null }) as const;
const form = ({ item, id }: Seen, number: number) => ({ item, seen: id, formKey: `form-${number}` });

export const CONTESTED: Readonly<Record<string, Contested>> = {
  "an opinion of a review": {
    table: "admission_opinions",
    prepare: (ctx) => askReview(ctx, { code: CODE, subject: "new_land", question: "示例", units: ["ecology"], dueOn: ctx.now.slice(0, 10) }),
    write: (ctx, seen, number) => giveOpinion(ctx, { code: CODE, ...form(seen, number), opinion: number % 2 === 0 ? "agree" : "conditions", conditions: number % 2 === 0 ? null : `条件${number}`, note: `意见${number}`, givenOn: null }),
  },
  "a commitment": {
    table: "commitments",
    prepare: (ctx) => addCommitment(ctx, CODE, { intent: "commit", side: "investor", indicator: "jobs", value: 100 * E4, dueOn: "2027-12-31" }),
    write: (ctx, seen, number) => amendCommitment(ctx, CODE, { intent: "amend", ...form(seen, number), value: (101 + number) * E4, dueOn: "2027-12-31", amendmentReason: `变更${number}` }),
  },
  "the shares of credit": {
    table: "project_credits", prepare: kept,
    write: (ctx, { shares }, number) => {
      const own = 1_000 + number;
      return shareCredit(ctx, { code: CODE, seen: shares, reason: `分成${number}`, formKey: `form-${number}`, shares: [{ district: "330206", shareBp: own }, { district: "330282", shareBp: 10_000 - own }] });
    },
  },
  "an allocation of energy": {
    table: "resource_requests",
    prepare: async (ctx) => {
      await setBudget(ctx, { year: 2025, kind: "energy", district: null, amountE4: 1_000 * E4, note: null, seen: null });
      return askResource(ctx, { code: CODE, kind: "energy", year: 2025, askedE4: 900 * E4, purpose: null, seen: null });
    },
    write: (ctx, seen, number) => allocateResource(ctx, { code: CODE, ...form(seen, number), allocatedE4: (1 + number) * E4, note: `分配${number}` }),
  },
  "a transfer between districts": {
    table: "lead_transfers",
    prepare: (ctx) => askTransfer(ctx, CODE, { toDistrict: "330282", fromBp: 4_000, toBp: 6_000, reason: "示例" }),
    write: (ctx, { item, id }, number) => answerTransfer(ctx, { item, id, accepts: number % 2 === 0, answer: `答复${number}`, formKey: `form-${number}` }),
  },
  "a reply to an issue": {
    table: "issue_units",
    prepare: (ctx) => decideInMeeting(ctx, { code: CODE, category: "land", title: "示例", detail: null, blocking: true, lead: "commerce", supports: [], requirement: null, dueOn: null, days: 5, unit: "working" }),
    write: (ctx, { number, step }, writer) => replyToIssue(ctx, { number, seen: step, reply: `反馈${writer}`, formKey: `form-${writer}` }),
  },
  "an answer to an investor": {
    table: "investor_questions",
    prepare: (ctx) => logQuestion(ctx, { code: CODE, asker: "示例来电人", category: "land", text: "示例", phone: null }),
    write: (ctx, seen, number) => answerQuestion(ctx, { code: CODE, ...form(seen, number), answer: `答复${number}` }),
  },
  "a milestone": {
    table: "project_facts", prepare: kept,
    write: (ctx, { version }, number) => changeMilestone(ctx, CODE, { intent: "record", milestone: "site_visit", version, actualOn: addDays("2024-02-01", number), formKey: `form-${number}` }),
  },
};

/** What a form that is drawn now rests on. */
export async function looked(ctx: ServiceContext, { table }: Contested): Promise<Seen> {
  const { read } = ctx.db;
  const stored = await findProject(read, CODE, EVERYTHING);
  if (!stored) throw new Error("no project");
  const row = table === "project_facts" || table === "project_credits" ? null : await read.selectFrom(table).select(["item", "id"]).where("recorded_to", "is", null).orderBy("id", "desc").executeTakeFirstOrThrow();
  const step = table === "issue_units" ? await read.selectFrom("issue_steps as p").innerJoin("issues as s", "s.item", "p.issue").where("s.recorded_to", "is", null).select(["p.id", "s.number"]).orderBy("p.id", "desc").executeTakeFirst() : null;
  return { number: step?.number ?? "", step: step?.id ?? 0, item: row?.item ?? 0, id: row?.id ?? 0, shares: seenShares(await creditsOf(read, stored.project_id)), version: stored.version };
}
