import { Form, useActionData, useNavigation } from "@remix-run/react";
import { useWords } from "#app/i18n/words-context.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useRefusal } from "./form-answer.ts";

export interface SettingChoice {
  readonly value: string;
  readonly label: string;
  readonly meaning?: string;
}

export interface ChoiceSettingProps {
  readonly title: string;
  readonly note: string;
  readonly choices: readonly SettingChoice[];
  readonly value: string;
  readonly seen: number | null;
  readonly writes: boolean;
}

/** A setting that is one choice of a few; read-only for those who may not change it. */
export function ChoiceSetting({ title, note, choices, value, seen, writes }: ChoiceSettingProps) {
  const { common, settings } = useWords();
  const answer = useActionData<{ ok: true; changed: boolean } | { ok: false }>();
  const drawn = useRefusal([]);
  const isSending = useNavigation().state === "submitting";
  return (
    <Panel title={title} meta={writes ? note : `${note} ${settings.readOnly}`} className="max-w-2xl">
      {drawn.whole.length > 0 && <Banner tone="error" className="mb-4">{drawn.whole.join(" ")}</Banner>}
      {answer?.ok && <Banner tone="done" className="mb-4">{answer.changed ? settings.settingSaved : settings.unchanged}</Banner>}
      <Form method="post" className="flex flex-col gap-4">
        <input type="hidden" name="seen" value={seen ?? ""} />
        <fieldset disabled={!writes} className="flex flex-col gap-3">
          <legend className="sr-only">{title}</legend>
          {choices.map((choice) => (
            <label key={choice.value} className="flex min-h-6 items-start gap-2.5 text-sm touch:min-h-11">
              <input type="radio" name="value" value={choice.value} defaultChecked={choice.value === value} className="mt-0.5 size-4 shrink-0 accent-(--accent)" />
              <span><span className="font-strong text-ink">{choice.label}</span>{choice.meaning && <span className="block text-muted">{choice.meaning}</span>}</span>
            </label>
          ))}
        </fieldset>
        {writes && <div><Button type="submit" variant="primary" size="l" disabled={isSending}>{common.save}</Button></div>}
      </Form>
    </Panel>
  );
}
