import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ShouldRevalidateFunction } from "@remix-run/react";
import { reasonLacking } from "#app/domain/override.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { boardAddress, columnNamed } from "#app/features/board/board-address.ts";
import { BoardView } from "#app/features/board/board-view.tsx";
import type { MoveReply } from "#app/features/board/move-reply.ts";
import { AsOfControl } from "#app/features/clock-controls/as-of-control.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found, statusOf } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readQuery } from "#app/http/read-query.server.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { boardQuerySchema } from "#app/schemas/board-query.ts";
import { boardPage } from "#app/services/board/board-page.server.ts";
import { moveCard, moveCardBack } from "#app/services/board/move-card.server.ts";
import { todayOf } from "#app/services/context.server.ts";
import { BoardSearch, NewLead } from "./board-tools.tsx";
import { readMove } from "./read-move.server.ts";

export const meta = pageTitle((words) => words.board.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  return found(await boardPage(ctx, readQuery(request, boardQuerySchema)));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { search, searchParams } = new URL(request.url);
  const { move, misread, values } = await readMove(request);
  const to = columnNamed(values.to);
  if (move === null) return refusal({ ok: false, code: values.code ?? "", errors: misread, conflict: null, to, values });
  const asOf = searchParams.get("asOf");
  if (asOf && asOf !== todayOf(ctx)) return refusal({ ok: false, code: move.code, errors: [{ code: "past_date_view" }], conflict: null, to, values });
  const lacking = move.intent === "move" ? reasonLacking(ctx.actor, "project.move", move.overrideReason) : [];
  if (lacking.length > 0) return refusal({ ok: false, code: move.code, errors: [...misread, ...lacking], conflict: null, to, values });
  const answer = move.intent === "moveBack" ? await moveCardBack(ctx, move) : await moveCard(ctx, move, misread);
  if (!answer.ok) return refusal({ ...answer, to, values });
  return move.inPlace ? data<MoveReply>(answer) : redirect(boardAddress(search, { moved: move.code }), { status: 303 });
}

function refusal(reply: Extract<MoveReply, { ok: false }>) {
  return data<MoveReply>(reply, { status: statusOf(reply.errors.map(({ code }: Refusal) => ({ code }))) });
}

/** Somebody else was faster: the board is read anew, though an answer of this kind would not ask for it. Which column a phone shows is no matter of the server's. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, actionStatus, formMethod, defaultShouldRevalidate }) => {
  if (actionStatus === 409 || actionStatus === 404) return true;
  const isSameBut = currentUrl.search !== nextUrl.search && boardAddress(currentUrl.search, { column: null }) === boardAddress(nextUrl.search, { column: null });
  const isOpenElsewhere = currentUrl.searchParams.has("move") || nextUrl.searchParams.has("move");
  return !formMethod && isSameBut && !isOpenElsewhere ? false : defaultShouldRevalidate;
};

export default function BoardRoute() {
  const page = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { board, shell } = useWords();
  const locale = useLocale();
  return (
    <Page title={board.title} fill flush stamp={shell.asOfDate({ date: formatPartialDate(locale, page.board.asOf) })}
      tools={<><AsOfControl asOf={page.board.asOf} /><BoardSearch q={page.query.q ?? ""} /></>} actions={page.mayCreate && page.board.isToday ? <NewLead /> : undefined}>
      <BoardView page={page} posted={posted} />
    </Page>
  );
}
