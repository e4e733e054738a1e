import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";

export interface FailedMarkProps {
  /** What happened: "Not sent". */
  label: string;
  /** Links that solve it: Retry, Delete. */
  children?: ReactNode;
}

export function FailedMark({ label, children }: FailedMarkProps) {
  return (
    <div className="text-meta flex items-center gap-2 py-1 whitespace-nowrap">
      <span className="text-bad flex items-center gap-1.5 font-[600]">
        <Icon icon={CircleAlert} size={14} />
        {label}
      </span>
      {children}
    </div>
  );
}
