import { Check, CheckCheck, CircleAlert, Clock, Eye } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { cx } from "./cx.ts";
import type { DeliveryState } from "./deliveryState.ts";
import { Icon } from "./Icon.tsx";

export interface DeliveryStatusProps {
  state: DeliveryState;
  label: string;
}

const icons: Record<DeliveryState, LucideIcon> = {
  queued: Clock,
  sent: Check,
  delivered: CheckCheck,
  read: Eye,
  undelivered: CircleAlert,
  failed: CircleAlert,
};

const looks: Record<DeliveryState, string> = {
  queued: "text-ink-3",
  sent: "text-ink-3",
  delivered: "text-ink-2",
  read: "text-accent-ink",
  undelivered: "text-bad",
  failed: "text-bad",
};

/** State of one leg: icon and word, never the colour alone. */
export function DeliveryStatus({ state, label }: DeliveryStatusProps) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 text-meta font-[560] whitespace-nowrap",
        looks[state],
      )}
    >
      <Icon icon={icons[state]} size={14} />
      {label}
    </span>
  );
}
