import { Form } from "@remix-run/react";
import { PreferenceForm } from "#app/features/shell/preference-forms.tsx";
import { useShell } from "#app/features/shell/shell-data.ts";
import { LOCALE_NAMES, LOCALES } from "#app/i18n/locale.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** Language and theme of this browser, and where else one is signed in. */
export function PreferencesPanel({ sessions }: { readonly sessions: number }) {
  const { profile: texts, shell } = useWords();
  const { locale, theme } = useShell();
  return (
    <Panel title={texts.preferences}>
      <div className="flex flex-col gap-4 text-sm">
        <Choice label={texts.language} name="locale" present={locale} options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))} />
        <Choice label={texts.theme} name="theme" present={theme} options={[{ value: "light", label: shell.lightTheme }, { value: "dark", label: shell.darkTheme }]} />
        <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="intent" value="endOthers" />
          <span>{texts.openSessions({ n: sessions })}</span>
          {sessions > 1 && <Button type="submit">{texts.endOthers}</Button>}
        </Form>
      </div>
    </Panel>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly present: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

function Choice({ label, name, present, options }: ChoiceProps) {
  return (
    <PreferenceForm>
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="mb-1 text-muted sm:float-left sm:mr-3 sm:mb-0 sm:w-24">{label}</legend>
        {options.map((option) => (
          <Button key={option.value} type="submit" name={name} value={option.value} variant={option.value === present ? "tinted" : "secondary"} aria-pressed={option.value === present}
            lang={name === "locale" ? option.value : undefined}>
            {option.label}
          </Button>
        ))}
      </fieldset>
    </PreferenceForm>
  );
}
