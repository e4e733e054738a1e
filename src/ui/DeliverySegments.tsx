import type { DeliveryState } from "./deliveryState.ts";

export interface DeliverySegment {
  state: DeliveryState;
  /** Whom and what, for screen readers: "+1 650 555 1111: delivered". */
  label: string;
}

export interface DeliverySegmentsProps {
  segments: readonly DeliverySegment[];
}

/** One bar per phone person, in participant order. */
export function DeliverySegments({ segments }: DeliverySegmentsProps) {
  return (
    <span className="inline-flex flex-none items-center gap-[3px]">
      {segments.map((segment, place) => (
        // The place is the participant's place; the bar changes its shape, it does not move.
        <span key={place} className={`leg leg-${segment.state}`}>
          <span className="sr-only">{`${segment.label}. `}</span>
        </span>
      ))}
    </span>
  );
}
