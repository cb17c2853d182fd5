import { Building2, CalendarCheck2, Handshake, Inbox, LayoutDashboard, ListTodo, MessagesSquare, Settings, Siren, SquareKanban, Table2, Target, UserRoundCheck, UsersRound } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { may, SYSTEM } from "#app/domain/permissions.ts";
import type { Action, Role } from "#app/domain/permissions.ts";
import type { Words } from "#app/i18n/words.ts";

export interface Destination {
  readonly word: keyof Words["shell"] & ("overview" | "board" | "today" | "projects" | "leads" | "investors" | "admission" | "progress" | "quotas" | "settings" | "issues" | "commitments" | "taskForce" | "chiefs");
  readonly to: string;
  readonly icon: LucideIcon;
  /** The role whose work it holds: on a phone it comes first. */
  readonly firstFor?: Role;
  /** Stands in the bar of a phone. */
  readonly onPhone?: boolean;
  /** Pages elsewhere that belong to it. */
  readonly covers?: readonly string[];
  /** Shown only to roles that may do this. */
  readonly needs: Action;
}

export interface DestinationGroup {
  readonly key: "see" | "records" | "duties" | "results" | "bottom";
  readonly destinations: readonly Destination[];
}

/** The rail, group by group; a group without destinations is not drawn. */
export const NAVIGATION: readonly DestinationGroup[] = [
  { key: "see", destinations: [
    { word: "overview", to: "/", icon: LayoutDashboard, onPhone: true, needs: "quota.read" },
    { word: "board", to: "/board", icon: SquareKanban, onPhone: true, needs: "project.read" },
    { word: "today", to: "/today", icon: ListTodo, firstFor: "liaison", needs: "project.edit" },
  ] },
  { key: "records", destinations: [
    { word: "projects", to: "/projects", icon: Table2, onPhone: true, needs: "project.read" },
    { word: "leads", to: "/leads", icon: Inbox, needs: "project.read" },
    { word: "investors", to: "/investors", icon: Building2, needs: "project.read" },
  ] },
  { key: "duties", destinations: [
    { word: "issues", to: "/issues", icon: Siren, covers: ["/questions"], onPhone: true, needs: "project.read" },
    { word: "taskForce", to: "/task-force", icon: MessagesSquare, needs: "project.read" },
    { word: "chiefs", to: "/chiefs", icon: UserRoundCheck, needs: "project.read" },
    { word: "commitments", to: "/commitments", icon: Handshake, needs: "project.read" },
    { word: "admission", to: "/admission", icon: UsersRound, covers: ["/resources"], firstFor: "unit", needs: "project.read" },
    { word: "progress", to: "/progress", icon: CalendarCheck2, needs: "project.read" },
  ] },
  { key: "results", destinations: [
    { word: "quotas", to: "/quotas", icon: Target, needs: "quota.read" },
  ] },
  { key: "bottom", destinations: [
    { word: "settings", to: "/settings", icon: Settings, needs: "settings.read" },
  ] },
];

/** The groups a role gets to see, each with at least one destination. */
export function navigationFor(role: Role): readonly DestinationGroup[] {
  const reader = { ...SYSTEM, role };
  return NAVIGATION
    .map((group) => ({ ...group, destinations: group.destinations.filter((destination) => may(reader, destination.needs)) }))
    .filter((group) => group.destinations.length > 0);
}

const ON_PHONE = 4;

/** The first ways of a phone and the rest behind "more"; where a role's own work comes first, the overview makes room for it. */
export function phoneBarFor(role: Role): { readonly bar: readonly Destination[]; readonly rest: readonly Destination[] } {
  const all = navigationFor(role).flatMap((group) => group.destinations);
  const own = all.filter(({ firstFor }) => firstFor === role);
  const usual = all.filter(({ onPhone, to }) => onPhone && (own.length === 0 || to !== "/"));
  const order = [...own, ...usual, ...all.filter((destination) => !own.includes(destination) && !usual.includes(destination))];
  return { bar: order.slice(0, ON_PHONE), rest: order.slice(ON_PHONE) };
}
