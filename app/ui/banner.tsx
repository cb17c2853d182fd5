import type { LucideIcon } from "lucide-react";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

const TONES: Record<"info" | "warning" | "error" | "done", { look: string; icon: LucideIcon; iconTone: string }> = {
  info: { look: "bg-accent-tint shadow-[inset_0_0_0_1px_var(--accent-line)]", icon: Info, iconTone: "text-link" },
  warning: { look: "bg-light-yellow-tint shadow-[inset_0_0_0_1px_var(--light-yellow-line)]", icon: TriangleAlert, iconTone: "text-light-yellow-text" },
  error: { look: "bg-light-red-tint shadow-[inset_0_0_0_1px_var(--light-red-line)]", icon: CircleAlert, iconTone: "text-light-red-text" },
  done: { look: "bg-light-green-tint shadow-[inset_0_0_0_1px_var(--light-green-line)]", icon: CircleCheck, iconTone: "text-light-green-text" },
};

export interface BannerProps {
  readonly tone?: keyof typeof TONES;
  readonly icon?: LucideIcon;
  readonly title?: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** A message that belongs to a page or a form. */
export function Banner({ tone = "info", icon, title, action, className, children }: BannerProps) {
  const look = TONES[tone];
  return (
    <div role={tone === "error" ? "alert" : "status"} className={classNames("flex items-start gap-2.5 rounded-md px-4 py-2 text-sm text-ink", look.look, className)}>
      <Icon of={icon ?? look.icon} className={classNames("mt-0.5", look.iconTone)} />
      <div className="min-w-0 flex-1">
        {title && <strong className="font-strong">{title}</strong>} {children}
      </div>
      {action}
    </div>
  );
}
