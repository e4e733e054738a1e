import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import { JoiningLines } from "./JoiningLines.tsx";

export interface EmptyStateProps {
  /** Above the title; the line drawing when left out. */
  icon?: LucideIcon;
  title: string;
  /** Of the heading: 1 where the pane has no other. */
  level?: 1 | 2;
  /** One sentence. */
  children?: ReactNode;
  /** One button. */
  action?: ReactNode;
}

export function EmptyState({ icon, title, level = 2, children, action }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="m-auto flex max-w-[348px] flex-col items-center px-6 py-8 text-center">
      {icon ? <Icon icon={icon} size={20} className="text-ink-2" /> : <JoiningLines />}
      <Heading className="text-heading mt-4 font-[640]">{title}</Heading>
      {children && <p className="text-ui text-ink-2 mt-0.5 text-pretty">{children}</p>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
