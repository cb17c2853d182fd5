import { Form } from "@remix-run/react";
import { LogOut, UserRound } from "lucide-react";
import { useWords } from "#app/i18n/words-context.tsx";
import { Menu, MenuButton, MenuLine, MenuLink, MenuNote } from "#app/ui/menu.tsx";
import { forgetDay } from "../today/day-on-device.ts";
import { PreferenceMenuItems } from "./preference-forms.tsx";
import type { ShellUser } from "./shell-data.ts";

/** One character of a Chinese name, the initials of any other. */
export function initialsOf(name: string): string {
  if (/^[a-z]/i.test(name)) return name.split(/\s+/).slice(0, 2).map((part) => part.charAt(0).toUpperCase()).join("");
  return [...name][0] ?? "";
}

function Avatar({ name }: { readonly name: string }) {
  return <span aria-hidden className="grid size-7 place-items-center rounded-full bg-stage-4-tint text-xs font-strong text-stage-4">{initialsOf(name)}</span>;
}

export function AccountMenu({ user }: { readonly user: ShellUser }) {
  const { shell, roles } = useWords();
  const label = shell.account({ name: user.name });
  return (
    <Menu label={label} title={label} variant="ghost" align="end" trigger={<Avatar name={user.name} />} triggerClassName="rounded-full! px-0.5! touch:w-11 touch:px-0!">
      <MenuNote>
        <strong className="block text-sm font-strong text-ink">{user.name}</strong>
        {roles.name[user.role]}
      </MenuNote>
      <MenuLine />
      <MenuLink to="/profile" icon={UserRound}>{shell.profile}</MenuLink>
      <PreferenceMenuItems />
      <Form method="post" action="/sign-out" onSubmit={forgetDay}>
        <MenuButton type="submit" icon={LogOut}>{shell.signOut}</MenuButton>
      </Form>
    </Menu>
  );
}
