import { Form, useLocation } from "@remix-run/react";
import { Check, ChevronDown, ClockFading } from "lucide-react";
import { formatInstant, shanghaiParts } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { MenuLink } from "#app/ui/menu.tsx";
import { Popover } from "#app/ui/popover.tsx";
import { otherParams, withParam } from "./clock-params.ts";

const LAST_MINUTE = "23:59";
const LOCAL_PATTERN = "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}";

/** "Known at": what the program knew at an instant; null is now. Any other instant tints the control. */
export function KnownAtControl({ knownAt, asOf }: { readonly knownAt: string | null; readonly asOf: string }) {
  const { shell, common } = useWords();
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const local = knownAt === null ? null : shanghaiParts(knownAt);
  const endOfDay = `${asOf} ${LAST_MINUTE}`;
  const chosen = local === null ? null : `${local.date} ${local.time}`;
  const presets = [
    { name: shell.presetNow, value: null, isChosen: chosen === null },
    { name: shell.presetEndOfAsOfDay, value: endOfDay, isChosen: chosen === endOfDay },
  ];
  return (
    <Popover title={shell.knownAtHeading} icon={ClockFading} iconEnd={ChevronDown} variant={knownAt === null ? "secondary" : "tinted"}
      trigger={knownAt === null ? shell.knownAtNow : shell.knownAtInstant({ instant: formatInstant(locale, knownAt) })} className="w-80">
      <nav aria-label={shell.presets} className="p-1.5">
        {presets.map((preset) => (
          <MenuLink key={preset.name} to={withParam(pathname, search, "knownAt", preset.value)} preventScrollReset aria-current={preset.isChosen ? "true" : undefined}>
            <span className="flex-1">{preset.name}</span>
            {preset.isChosen && <Icon of={Check} size="s" />}
          </MenuLink>
        ))}
      </nav>
      <Form method="get" action={pathname} preventScrollReset className="flex flex-wrap items-end gap-2 border-t border-line p-3">
        {otherParams(search, "knownAt").map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)}
        <label className="flex-1 text-xs text-muted">
          {shell.chooseInstant}
          <TextInput key={knownAt} name="knownAt" defaultValue={chosen ?? endOfDay} required inputMode="numeric" pattern={LOCAL_PATTERN} title={common.minuteFormat} autoComplete="off" className="mt-1" />
        </label>
        <Button type="submit" size="l">{common.apply}</Button>
      </Form>
      <p className="border-t border-line px-3 py-2 text-xs text-muted">{shell.clocksHint}</p>
    </Popover>
  );
}
