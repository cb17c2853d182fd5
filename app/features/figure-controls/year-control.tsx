import { Form, useLocation } from "@remix-run/react";
import { Check, ChevronDown } from "lucide-react";
import { PLAN_START } from "#app/domain/quotas.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { MenuLink } from "#app/ui/menu.tsx";
import { Popover } from "#app/ui/popover.tsx";
import { otherParams, withParam } from "../clock-controls/clock-params.ts";
import { useShell } from "../shell/shell-data.ts";

const YEAR_PATTERN = "2\\d{3}";

/** The years of the plan up to this one, latest first; any other can be typed. */
export function yearChoices(today: string): number[] {
  const [first, last] = [Number(PLAN_START.slice(0, 4)), Number(today.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => last - index);
}

/** The year whose quotas are shown. */
export function YearControl({ year }: { readonly year: number }) {
  const { common, quotasPage } = useWords();
  const { today } = useShell();
  const { pathname, search } = useLocation();
  return (
    <Popover title={quotasPage.chooseYear} iconEnd={ChevronDown} trigger={common.yearOf({ year })} className="w-56">
      <nav aria-label={quotasPage.chooseYear} className="p-1.5">
        {yearChoices(today).map((choice) => (
          <MenuLink key={choice} to={withParam(pathname, search, "year", String(choice))} preventScrollReset aria-current={choice === year ? "true" : undefined}>
            <span className="flex-1">{common.yearOf({ year: choice })}</span>
            {choice === year && <Icon of={Check} size="s" />}
          </MenuLink>
        ))}
      </nav>
      <Form method="get" action={pathname} preventScrollReset className="flex items-center gap-2 border-t border-line px-3 py-2.5">
        {otherParams(search, "year").map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)}
        <label className="flex flex-1 items-center gap-2 text-sm whitespace-nowrap">
          {quotasPage.otherYear}
          <TextInput key={year} name="year" defaultValue={String(year)} required inputMode="numeric" pattern={YEAR_PATTERN} autoComplete="off" />
        </label>
        <Button type="submit" size="l">{common.apply}</Button>
      </Form>
    </Popover>
  );
}
