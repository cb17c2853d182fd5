import { Link } from "@remix-run/react";
import { Plus } from "lucide-react";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ReviewView } from "#app/services/commitments/project-duties.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { dutyPanePath } from "./duty-address.ts";

const TONES = { excellent: "green", good: "green", fair: "yellow", poor: "red" } as const;
const ACTION = "link inline-flex min-h-6 items-center touch:min-h-11";

function Rectification({ review }: { readonly review: ReviewView }) {
  const { commitments } = useWords();
  const locale = useLocale();
  if (review.rectify === null) return null;
  const state = review.rectified !== null ? commitments.rectifiedOn({ result: commitments.rectified[review.rectified], date: formatPartialDate(locale, review.rectifiedOn) })
    : review.rectifyBy === null ? null : (review.isOverdue ? commitments.rectifyOverdue : commitments.rectifyBy)({ date: formatPartialDate(locale, review.rectifyBy) });
  return (
    <p className="text-xs whitespace-pre-line [overflow-wrap:anywhere]">
      <span className="text-ink-2">{review.rectify}</span> <span className={review.isOverdue || review.rectified === "failed" ? "text-light-red-text" : "text-muted"}>{joinFacts(locale, [state, review.rectifiedNote])}</span>
    </p>
  );
}

/** The yearly reviews of a project, newest first, with what they asked to be mended. */
export function ReviewsPanel({ code, reviews, mayJudge }: { readonly code: string; readonly reviews: readonly ReviewView[]; readonly mayJudge: boolean }) {
  const { common, commitments } = useWords();
  const locale = useLocale();
  return (
    <Panel flush id="reviews" title={commitments.reviews} action={mayJudge && <LinkButton to={dutyPanePath(code, "review")} preventScrollReset size="s" icon={Plus}>{commitments.do.review}</LinkButton>}>
      {reviews.length === 0 ? <p className="px-4 pb-4 text-sm text-muted">{commitments.emptyReviews}</p> : (
        <ul>
          {reviews.map((review) => {
            const name = commitments.reviewOf({ year: String(review.year) });
            return (
              <li key={review.item} className="border-t border-line px-4 py-2.5 text-sm">
                <p className="flex items-baseline gap-2"><span className="flex-1 font-strong text-ink">{name}</span><Chip tone={TONES[review.grade]}>{commitments.grade[review.grade]}</Chip></p>
                <p className="text-xs whitespace-pre-line text-muted [overflow-wrap:anywhere]">{joinFacts(locale, [formatPartialDate(locale, review.reviewedOn), review.findings, review.document?.name])}</p>
                <Rectification review={review} />
                {mayJudge && (
                  <p className="no-print mt-1 flex gap-4">
                    {review.rectify !== null && review.rectified !== "passed" && <Link to={dutyPanePath(code, "rectify", { item: review.item })} preventScrollReset className={ACTION} aria-label={common.named({ name: commitments.do.rectify, text: name })}>{commitments.do.rectify}</Link>}
                    <Link to={dutyPanePath(code, "review", { item: review.item })} preventScrollReset className={ACTION} aria-label={common.named({ name: commitments.editReview, text: name })}>{commitments.editReview}</Link>
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
