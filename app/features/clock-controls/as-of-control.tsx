import { Form, useLocation } from "@remix-run/react";
import { CalendarDays, Check, ChevronDown } from "lucide-react";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { Words } from "#app/i18n/words.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { MenuLink } from "#app/ui/menu.tsx";
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

/** "Data as of": what had happened by a day. Any day but today tints the control. */
export function AsOfControl({ asOf }: { readonly asOf: string }) {
  const { shell, common } = useWords();
  const locale = useLocale();
  const { today } = useShell();
  const { pathname, search } = useLocation();
  return (
    <Popover title={shell.asOfHeading} icon={CalendarDays} iconEnd={ChevronDown} variant={asOf === today ? "secondary" : "tinted"}
      trigger={shell.asOfDate({ date: formatPartialDate(locale, asOf) })} className="w-72">
      <nav aria-label={shell.presets} className="p-1.5">
        {asOfPresets(today).map((preset) => (
          <MenuLink key={preset.on} to={withParam(pathname, search, "asOf", preset.key === "today" ? null : preset.on)} preventScrollReset
            aria-current={preset.on === asOf ? "true" : undefined}>
            <span className="flex-1">{presetName(preset, shell)}</span>
            <span className="text-xs text-muted">{formatPartialDate(locale, preset.on)}</span>
            {preset.on === asOf && <Icon of={Check} size="s" />}
          </MenuLink>
        ))}
      </nav>
      <Form method="get" action={pathname} preventScrollReset className="flex items-end gap-2 border-t border-line p-3">
        {otherParams(search, "asOf").map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)}
        <label className="flex-1 text-xs text-muted">
          {shell.chooseDate}
          <TextInput key={asOf} type="date" name="asOf" defaultValue={asOf} max={today} required className="mt-1" />
        </label>
        <Button type="submit" variant="secondary" size="l">{common.apply}</Button>
      </Form>
      <p className="border-t border-line px-3 py-2 text-xs text-muted">{shell.clocksHint}</p>
    </Popover>
  );
}
