import { Form, useNavigation } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";

export interface CalendarPanelProps {
  readonly feed: { readonly createdAt: string; readonly lastUsedAt: string | null } | null;
  readonly formKey: string;
}

/** The secret address of one's calendar: make it, see when it was read, renew or revoke it. */
export function CalendarPanel({ feed, formKey }: CalendarPanelProps) {
  const { calendar } = useWords();
  const locale = useLocale();
  const isSending = useNavigation().state === "submitting";
  const state = feed === null ? calendar.noFeed
    : `${calendar.feedSince({ at: formatInstant(locale, feed.createdAt) })} ${feed.lastUsedAt === null ? calendar.feedNeverUsed : calendar.feedUsed({ at: formatInstant(locale, feed.lastUsedAt) })}`;
  return (
    <Panel id="calendar-feed" title={calendar.feed} meta={calendar.feedNote}>
      <p className="text-sm text-ink-2">{state} {feed && <span className="text-muted">{calendar.renewNote}</span>}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Form method="post">
          <input type="hidden" name="intent" value="renewCalendar" />
          <input type="hidden" name="formKey" value={formKey} />
          <Button type="submit" disabled={isSending}>{feed === null ? calendar.createFeed : calendar.renewFeed}</Button>
        </Form>
        {feed && (
          <Form method="post">
            <input type="hidden" name="intent" value="revokeCalendar" />
            <Button type="submit" disabled={isSending}>{calendar.revokeFeed}</Button>
          </Form>
        )}
      </div>
    </Panel>
  );
}
