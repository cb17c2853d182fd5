import { Form, Link } from "@remix-run/react";
import { Camera, CircleCheck, CloudOff, Hammer } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { FormEvent } from "react";
import { addDays } from "#app/domain/dates.ts";
import { ACCEPTED_PHOTOS } from "#app/domain/file-formats.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { refusalsByField } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { SiteState } from "#app/schemas/site-update.ts";
import type { TodayLine } from "#app/services/today/sources.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field, FieldErrors } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { namedReasonText } from "../board/move-reply.ts";
import { panePath } from "../project/project-address.ts";
import { lateText } from "./today-list.tsx";

export type MilestoneTask = Extract<TodayLine, { source: "milestone" }>;

export interface UpdateSheetProps {
  readonly line: MilestoneTask;
  readonly today: string;
  readonly formKey: string;
  readonly refused: { readonly errors: readonly Refusal[]; readonly version: number } | null;
  readonly isSending: boolean;
  readonly onClose: () => void;
  /** Takes the form over; without JavaScript the browser sends it. */
  readonly onSend: (form: FormData) => void;
}

const STATES = [["done", CircleCheck], ["open", Hammer]] as const;
const SOON_DAYS = 7;

/** The photos that were taken, each as a small picture. */
function Photos({ errors }: { readonly errors: readonly string[] }) {
  const { today } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<readonly string[]>([]);
  useEffect(() => () => shown.forEach((url) => URL.revokeObjectURL(url)), [shown]);
  return (
    <div>
      <p className="mb-1 flex items-baseline justify-between gap-3 text-sm font-strong text-ink"><span id="photo-label">{today.photo}</span><span className="text-xs font-normal text-muted">{today.photoKept}</span></p>
      <div className="flex flex-wrap gap-2">
        <label className="relative grid size-24 cursor-pointer place-items-center rounded-sm text-sm text-link shadow-[inset_0_0_0_1px_var(--line-strong)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
          <span className="flex flex-col items-center gap-1"><Icon of={Camera} size="l" />{today.takePhoto}</span>
          <input ref={input} type="file" name="files" accept={ACCEPTED_PHOTOS} capture="environment" multiple aria-describedby="photo-label" aria-invalid={errors.length > 0 || undefined} className="absolute inset-0 cursor-pointer opacity-0"
            onChange={() => setShown([...(input.current?.files ?? [])].map((file) => URL.createObjectURL(file)))} />
        </label>
        {shown.map((url) => <img key={url} src={url} alt="" className="size-24 rounded-sm bg-sunken object-cover" />)}
      </div>
      <p aria-live="polite" className="sr-only">{shown.length > 0 && today.photos({ n: shown.length })}</p>
      {errors.length > 0 && <FieldErrors errors={errors} />}
    </div>
  );
}

function StateChoice({ state, onChange }: { readonly state: SiteState; readonly onChange: (state: SiteState) => void }) {
  const { today } = useWords();
  return (
    <fieldset>
      <legend className="sr-only">{today.state}</legend>
      <div className="grid grid-cols-2 gap-2">
        {STATES.map(([value, icon]) => (
          <label key={value} className="flex min-h-14 cursor-pointer items-center justify-center gap-2 rounded-sm text-md text-ink shadow-[inset_0_0_0_1px_var(--line-strong)] has-checked:bg-accent-tint has-checked:font-strong has-checked:text-link has-checked:shadow-[inset_0_0_0_2px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
            <input type="radio" name="state" value={value} checked={state === value} onChange={() => onChange(value)} className="sr-only" />
            <Icon of={icon} size="l" />{today[value]}
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
export function UpdateSheet({ line, today: day, formKey, refused, isSending, onClose, onSend }: UpdateSheetProps) {
  const words = useWords();
  const locale = useLocale();
  const { common, milestones, today } = words;
  const [state, setState] = useState<SiteState>("done");
  const errors = refusalsByField(words, refused?.errors ?? []);
  const others = (refused?.errors ?? []).filter((error) => !["on", "files", "note"].includes(error.field ?? ""));
  const description = joinFacts(locale, [milestones.planOn({ date: formatPartialDate(locale, line.planOn, "text") }), lateText(words, line.daysLate)]);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSend(new FormData(event.currentTarget));
  };
  const first = state === "done" ? day : (line.forecastOn ?? addDays(day, SOON_DAYS));
  return (
    <Dialog isOpen onClose={onClose} size="m" closeLabel={common.close} eyebrow={line.name} title={milestones.name[line.milestone]} description={description}>
      <Form method="post" action="/today" encType="multipart/form-data" noValidate onSubmit={send} className="flex flex-col">
        {Object.entries({ code: line.code, milestone: line.milestone, version: String(refused?.version ?? line.version), formKey }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <div className="flex flex-col gap-4 px-5 pb-4">
          {others.length > 0 && <Banner tone="error">{others.map((error) => <span key={`${error.code}${error.field}`} className="block">{namedReasonText(words, error)}</span>)}</Banner>}
          <StateChoice state={state} onChange={setState} />
          {state === "done" && <Missing line={line} />}
          <Field key={state} label={state === "done" ? today.doneOn : today.expectedOn} name="on" errors={errors.on} required>
            {(control) => <TextInput {...control} defaultValue={first} autoComplete="off" inputMode="numeric" />}
          </Field>
          <Photos errors={errors.files ?? []} />
          <Field label={today.note} name="note" errors={errors.note} aside={common.optional}>{(control) => <TextInput {...control} autoComplete="off" />}</Field>
        </div>
        <div className="sticky bottom-0 flex flex-col gap-1.5 border-t border-line bg-raised px-5 py-3">
          <Button type="submit" variant="primary" size="l" disabled={isSending} className="min-h-12! w-full">{isSending ? today.sending : today.save}</Button>
          <p className="flex items-center justify-center gap-1.5 text-xs text-muted"><Icon of={CloudOff} size="s" />{today.worksOffline}</p>
        </div>
      </Form>
    </Dialog>
  );
}
