import { Clock } from "lucide-react";
import { Icon } from "./Icon.tsx";

/** Below an own message that has not left yet: "In the outbox. Goes out when you are online." */
export function WaitingMark({ label }: { label: string }) {
  return (
    <div className="text-meta text-ink-3 flex items-center gap-1.5 py-1">
      <Icon icon={Clock} size={14} />
      {label}
    </div>
  );
}
