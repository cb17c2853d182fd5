import { Form } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { NoticeView } from "#app/services/notices/notices-page.server.ts";
import { Chip } from "#app/ui/chip.tsx";
import { classNames } from "#app/ui/class-names.ts";

/** Notices line by line; opening one marks it read and leads where it happened. */
export function NoticeList({ notices: list }: { readonly notices: readonly NoticeView[] }) {
  const { notices } = useWords();
  const locale = useLocale();
  return (
    <ul className="panel">
      {list.map((notice) => (
        <li key={notice.id} className="border-b border-line last:border-b-0">
          <Form method="post" action="/notices">
            <input type="hidden" name="intent" value="open" />
            <button type="submit" name="id" value={notice.id} className="flex w-full flex-col gap-x-4 gap-y-1 px-4 py-2.5 text-left hover:bg-hover md:flex-row md:items-center">
              <span className="flex min-w-0 flex-1 items-start gap-2.5">
                <span aria-hidden className={classNames("mt-1.5 size-2 shrink-0 rounded-full", !notice.isRead && "bg-accent")} />
                <span className="min-w-0">
                  {!notice.isRead && <span className="sr-only">{notices.isUnread} </span>}
                  <span className={classNames("block [overflow-wrap:anywhere]", notice.isRead ? "text-ink-2" : "font-strong text-ink")}>{notice.title}</span>
                  <span className="block text-xs text-muted [overflow-wrap:anywhere]">{notice.text}</span>
                </span>
              </span>
              <span className="flex items-center gap-2 pl-4.5 text-xs text-muted md:pl-0">
                <Chip>{notices.topic[notice.topic]}</Chip>
                <time dateTime={notice.at} className="whitespace-nowrap">{formatInstant(locale, notice.at)}</time>
              </span>
            </button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
