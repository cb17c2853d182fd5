import { Form, useLocation } from "@remix-run/react";
import { CalendarDays, Check, ChevronDown } from "lucide-react";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { Words } from "#app/i18n/words.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { MenuLink } from "#app/ui/menu.tsx";
import { MonthCalendar } from "#app/ui/month-calendar.tsx";
import { Popover } from "#app/ui/popover.tsx";
import { useShell } from "../shell/shell-data.ts";
import { asOfPresets, otherParams, withParam } from "./clock-params.ts";
import type { AsOfPreset } from "./clock-params.ts";

function presetName(preset: AsOfPreset, shell: Words["shell"]): string {
  switch (preset.key) {
    case "today": return shell.presetToday;
    case "lastMonthEnd": return shell.presetLastMonthEnd;
    case "quarterEnd": return shell.presetQuarterEnd({ quarter: preset.quarter });
    case "lastYearEnd": return shell.presetLastYearEnd;
  }
}

const DAY_PATTERN = "\\d{4}-\\d{2}-\\d{2}";
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

function Calendar({ asOf }: { readonly asOf: string }) {
  const { shell, common } = useWords();
  const locale = useLocale();
  const { today } = useShell();
  const { pathname, search } = useLocation();
  return (
    <MonthCalendar day={asOf} last={today} weekdays={WEEKDAYS.map((day) => common.weekdays[day])}
      titleOf={(month) => formatPartialDate(locale, month, "long")} nameOf={(day) => formatPartialDate(locale, day, "long")}
      hrefFor={(day) => withParam(pathname, search, "asOf", day === today ? null : day)}
      previousLabel={shell.previousMonth} nextLabel={shell.nextMonth} />
  );
}

function Presets({ asOf }: { readonly asOf: string }) {
  const { shell } = useWords();
  const { today } = useShell();
  const { pathname, search } = useLocation();
  return (
    <nav aria-label={shell.presets} className="border-line p-1.5 max-sm:grid max-sm:grid-cols-2 max-sm:border-b sm:w-36 sm:border-r">
      {asOfPresets(today).map((preset) => (
        <MenuLink key={preset.on} to={withParam(pathname, search, "asOf", preset.key === "today" ? null : preset.on)} preventScrollReset
          aria-current={preset.on === asOf ? "true" : undefined}>
          <span className="flex-1">{presetName(preset, shell)}</span>
          {preset.on === asOf && <Icon of={Check} size="s" />}
        </MenuLink>
      ))}
    </nav>
  );
}

/** "Data as of": what had happened by a day. Any day but today tints the control. */
export function AsOfControl({ asOf }: { readonly asOf: string }) {
  const { shell, common } = useWords();
  const locale = useLocale();
  const { today } = useShell();
  const { pathname, search } = useLocation();
  return (
    <Popover title={shell.asOfHeading} icon={CalendarDays} iconEnd={ChevronDown} variant={asOf === today ? "secondary" : "tinted"}
      trigger={shell.asOfDate({ date: formatPartialDate(locale, asOf) })} className="w-108">
      <div className="flex max-sm:flex-col">
        <Presets asOf={asOf} />
        <div className="flex-1 p-3"><Calendar asOf={asOf} /></div>
      </div>
      <Form method="get" action={pathname} preventScrollReset className="flex flex-wrap items-center gap-2 border-t border-line px-3 py-2.5">
        {otherParams(search, "asOf").map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)}
        <label className="flex flex-1 items-center gap-2 text-sm whitespace-nowrap">
          {shell.chooseDate}
          <TextInput key={asOf} name="asOf" defaultValue={asOf} required inputMode="numeric" pattern={DAY_PATTERN} title={common.dayFormat} autoComplete="off" />
        </label>
        <Button type="submit" size="l">{common.apply}</Button>
      </Form>
      <p className="border-t border-line px-3 py-2 text-xs text-muted">{shell.clocksHint}</p>
    </Popover>
  );
}
