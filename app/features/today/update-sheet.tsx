import { Form, Link } from "@remix-run/react";
import { CircleCheck, CloudOff, Hammer, OctagonAlert, Siren } from "lucide-react";
import { useState } from "react";
import type { FormEvent } from "react";
import { addDays } from "#app/domain/dates.ts";
import { SITE_STATES } from "#app/domain/kinds.ts";
import type { SiteState } from "#app/domain/kinds.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { refusalsByField } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { TodayLine } from "#app/services/today/sources.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { namedReasonText } from "../board/move-reply.ts";
import { raisePath } from "../issues/issue-marks.tsx";
import { panePath } from "../project/project-address.ts";
import { fasterText } from "../project/project-answer.ts";
import { ExpectedDays } from "./expected-days.tsx";
import { SitePhotos } from "./site-photos.tsx";
import { lateText } from "./today-list.tsx";
import type { UpdateAnswer, WaitingUpdate } from "./waiting-updates.ts";

export type MilestoneTask = Extract<TodayLine, { source: "milestone" }>;

/** Why an update was refused, and who was faster if somebody was. */
export type RefusedUpdate = Pick<Extract<UpdateAnswer, { ok: false }>, "errors" | "conflict">;

export interface UpdateSheetProps {
  readonly line: MilestoneTask;
  readonly today: string;
  readonly formKey: string;
  readonly refused: RefusedUpdate | null;
  /** What stood in the sheet before, and the photos that were taken for it. */
  readonly typed: Readonly<Record<string, string>>;
  readonly taken: WaitingUpdate["photos"];
  readonly isSending: boolean;
  readonly onClose: () => void;
  /** Takes the form over; without JavaScript the browser sends it. */
  readonly onSend: (form: FormData, taken: WaitingUpdate["photos"]) => void;
}

const ICONS = { done: CircleCheck, open: Hammer, blocked: OctagonAlert };
const SOON_DAYS = 7;
const SHOWN_FIELDS = new Set(["on", "files", "note"]);

function StateChoice({ state, onChange }: { readonly state: SiteState; readonly onChange: (state: SiteState) => void }) {
  const { today } = useWords();
  return (
    <fieldset>
      <legend className="sr-only">{today.state}</legend>
      <div className="grid grid-cols-3 gap-2">
        {SITE_STATES.map((value) => (
          <label key={value} className="flex min-h-14 cursor-pointer flex-col items-center justify-center gap-1 rounded-sm py-1.5 text-md text-ink shadow-[inset_0_0_0_1px_var(--line-strong)] has-checked:bg-accent-tint has-checked:font-strong has-checked:text-link has-checked:shadow-[inset_0_0_0_2px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
            <input type="radio" name="state" value={value} checked={state === value} onChange={() => onChange(value)} className="sr-only" />
            <Icon of={ICONS[value]} size="l" />{today[value]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Missing({ line }: { readonly line: MilestoneTask }) {
  const { gates, today } = useWords();
  if (line.missing.length === 0) return null;
  return (
    <Banner tone="warning" title={today.stillMissing} action={<Link to={panePath(line.code, "record", line.milestone)} className="link whitespace-nowrap">{today.openProject}</Link>}>
      <ul>{line.missing.map((rule) => <li key={rule}>{gates.rule[rule]}</li>)}</ul>
    </Banner>
  );
}

/** How a milestone stands on the site: today's date stands there already, a photo is one tap, saving another. */
export function UpdateSheet({ line, today: day, formKey, refused, typed, taken, isSending, onClose, onSend }: UpdateSheetProps) {
  const words = useWords();
  const locale = useLocale();
  const { common, issues, milestones, today } = words;
  const [state, setState] = useState<SiteState>(SITE_STATES.find((value) => value === typed.state) ?? "done");
  const [photos, setPhotos] = useState(taken);
  const expected = line.forecastOn ?? addDays(day, SOON_DAYS);
  const firstOn = { done: day, open: expected, blocked: line.forecastOn ?? "" };
  const [on, setOn] = useState({ ...firstOn, ...(typed.on === undefined ? {} : { [state]: typed.on }) });
  const errors = refusalsByField(words, refused?.errors ?? []);
  const others = (refused?.errors ?? []).filter((error) => error.code !== "stale" && !SHOWN_FIELDS.has(error.field ?? ""));
  const reasons = [fasterText(words, locale, refused?.conflict), ...others.map((error) => namedReasonText(words, error))].filter((text) => text !== null);
  const description = joinFacts(locale, [milestones.planOn({ date: formatPartialDate(locale, line.planOn, "text") }), lateText(words, line.daysLate)]);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSend(new FormData(event.currentTarget), photos);
  };
  return (
    <Dialog isOpen onClose={onClose} size="m" closeLabel={common.close} eyebrow={line.name} title={milestones.name[line.milestone]} description={description}>
      <Form method="post" action="/today" encType="multipart/form-data" noValidate onSubmit={send} className="flex min-h-0 flex-col">
        {Object.entries({ code: line.code, milestone: line.milestone, version: String(refused?.conflict?.version ?? line.version), formKey }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <div className="flex flex-col gap-4 px-5 pb-4">
          {reasons.length > 0 && <Banner tone="error">{reasons.map((text) => <span key={text} className="block">{text}</span>)}</Banner>}
          <StateChoice state={state} onChange={setState} />
          {state === "done" && <Missing line={line} />}
          {state === "blocked" && <Link to={raisePath(line.code, "site")} className="link inline-flex items-center gap-1.5 self-start touch:min-h-11"><Icon of={Siren} size="s" />{issues.raise}</Link>}
          <Field label={state === "done" ? today.doneOn : today.expectedOn} name="on" errors={errors.on} required={state !== "blocked"} aside={state === "blocked" && common.optional}>
            {(control) => <TextInput {...control} value={on[state]} onChange={(event) => setOn({ ...on, [state]: event.target.value })} autoComplete="off" inputMode="numeric" />}
          </Field>
          {state !== "done" && <ExpectedDays today={day} chosen={on[state]} onChoose={(chosen) => setOn({ ...on, [state]: chosen })} />}
          <SitePhotos taken={photos} onRemove={() => setPhotos([])} errors={errors.files ?? []} />
          <Field label={state === "blocked" ? today.blockedBy : today.note} name="note" errors={errors.note} required={state === "blocked"} aside={state !== "blocked" && common.optional}>
            {(control) => <TextInput {...control} defaultValue={typed.note} autoComplete="off" />}
          </Field>
        </div>
        <div className="sticky bottom-0 flex flex-col gap-1.5 border-t border-line bg-raised px-5 py-3">
          <Button type="submit" variant="primary" size="l" disabled={isSending} className="min-h-12! w-full">{isSending ? today.sending : today.save}</Button>
          <p className="flex items-center justify-center gap-1.5 text-xs text-muted"><Icon of={CloudOff} size="s" />{today.worksOffline}</p>
        </div>
      </Form>
    </Dialog>
  );
}
