import { Form, useLocation } from "@remix-run/react";
import { Languages, Moon, Presentation, Sun } from "lucide-react";
import type { ReactNode } from "react";
import { LOCALE_NAMES, otherLocale } from "#app/i18n/locale.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Button, IconButton } from "#app/ui/button.tsx";
import { MenuButton } from "#app/ui/menu.tsx";
import { useShell } from "./shell-data.ts";

interface PreferenceFormProps {
  readonly className?: string;
  /** A new language is a new document: the browser holds the texts of one only. */
  readonly isNewDocument?: boolean;
  readonly children: ReactNode;
}

/** Posts preferences and comes back to the same address, with and without JavaScript. */
export function PreferenceForm({ className, isNewDocument = false, children }: PreferenceFormProps) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/preferences" replace preventScrollReset reloadDocument={isNewDocument} className={className}>
      <input type="hidden" name="returnTo" value={pathname + search} />
      {children}
    </Form>
  );
}

/** Shows the present language and switches to the other one. */
export function LanguageSwitch() {
  const { shell } = useWords();
  const { locale } = useShell();
  return (
    <PreferenceForm isNewDocument>
      <Button type="submit" name="locale" value={otherLocale(locale)} variant="ghost" icon={Languages} className="px-2!" title={shell.switchLanguage}>
        {LOCALE_NAMES[locale]}
        <span className="sr-only" lang={otherLocale(locale)}>, {shell.switchLanguage}</span>
      </Button>
    </PreferenceForm>
  );
}

function useThemeChoice() {
  const { shell } = useWords();
  const { theme } = useShell();
  return theme === "dark" ? { value: "light", label: shell.lightTheme, icon: Sun } : { value: "dark", label: shell.darkTheme, icon: Moon };
}

function useScaleChoice() {
  const { shell } = useWords();
  const { scale } = useShell();
  return scale === "meeting" ? { value: "desk", label: shell.leaveMeetingMode, icon: Presentation } : { value: "meeting", label: shell.meetingMode, icon: Presentation };
}

export function ThemeSwitch({ className }: { readonly className?: string }) {
  const choice = useThemeChoice();
  return <PreferenceForm className={className}><IconButton type="submit" name="theme" value={choice.value} label={choice.label} icon={choice.icon} /></PreferenceForm>;
}

export function MeetingSwitch({ className }: { readonly className?: string }) {
  const choice = useScaleChoice();
  return <PreferenceForm className={className}><IconButton type="submit" name="scale" value={choice.value} label={choice.label} icon={choice.icon} /></PreferenceForm>;
}

/** The same two as lines of the account menu, for narrow screens. */
export function PreferenceMenuItems() {
  const theme = useThemeChoice();
  const scale = useScaleChoice();
  return (
    <PreferenceForm className="lg:hidden">
      <MenuButton type="submit" name="theme" value={theme.value} icon={theme.icon}>{theme.label}</MenuButton>
      <MenuButton type="submit" name="scale" value={scale.value} icon={scale.icon}>{scale.label}</MenuButton>
    </PreferenceForm>
  );
}
