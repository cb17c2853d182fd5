import { useActionData } from "@remix-run/react";
import { useRefusal } from "#app/features/form-answer.ts";
import type { RefusedForm } from "#app/features/form-answer.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { Words } from "#app/i18n/words.ts";
import { Banner } from "#app/ui/banner.tsx";
import type { ProfileDone } from "./handlers.server.ts";

/** What the last form did; a new token is shown here and nowhere again. */
export function ProfileOutcome() {
  const answer = useActionData<ProfileDone | RefusedForm>();
  const words = useWords();
  const { whole } = useRefusal(["name", "currentPassword", "newPassword", "repeatPassword", "scope"]);
  if (whole.length > 0) return <Banner tone="error">{whole.join(" ")}</Banner>;
  if (!answer?.ok) return null;
  if (answer.done === "renewCalendar") {
    return (
      <Banner tone="done" title={words.calendar.feed}>
        {words.calendar.feedOnce}
        <input readOnly value={answer.address} aria-label={words.calendar.feedAddress} className="control mt-2 font-mono text-sm" onFocus={(event) => event.currentTarget.select()} />
      </Banner>
    );
  }
  if (answer.done !== "createToken") return <Banner tone="done">{told(answer, words)}</Banner>;
  return (
    <Banner tone="done" title={words.profile.tokenNumber({ id: answer.id })}>
      {words.settings.tokenOnce}
      <input readOnly value={answer.token} aria-label={words.profile.newToken} className="control mt-2 font-mono text-sm" onFocus={(event) => event.currentTarget.select()} />
    </Banner>
  );
}

function told(answer: Exclude<ProfileDone, { done: "createToken" | "renewCalendar" }>, { calendar, profile }: Words): string {
  switch (answer.done) {
    case "name": return profile.nameSaved;
    case "password": return profile.passwordChanged;
    case "revokeCalendar": return calendar.feedRevoked;
    case "endOthers": return profile.othersEnded;
    case "revokeToken": return profile.tokenRevoked({ id: answer.id });
  }
}
