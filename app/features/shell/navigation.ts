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
    { word: "overview", to: "/", icon: LayoutDashboard, needs: "quota.read" },
    { word: "board", to: "/board", icon: SquareKanban, needs: "project.read" },
    { word: "today", to: "/today", icon: ListTodo, needs: "project.edit" },
  ] },
  { key: "records", destinations: [
    { word: "projects", to: "/projects", icon: Table2, needs: "project.read" },
    { word: "leads", to: "/leads", icon: Inbox, needs: "project.read" },
    { word: "investors", to: "/investors", icon: Building2, needs: "project.read" },
  ] },
  { key: "duties", destinations: [
    { word: "issues", to: "/issues", icon: Siren, covers: ["/questions"], needs: "project.read" },
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
