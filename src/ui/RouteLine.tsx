import { useId } from "react";
import type { Channel } from "./channel.ts";
import "./route.css";

export interface RouteLineProps {
  /** Where it goes, as an SVG path. */
  way: string;
  channel: Channel;
  /** Waiting lines are faint; a line that becomes drawn is drawn from its start. */
  state: "waiting" | "drawn";
  delayMs?: number;
}

/** A channel's stroke along a way, inside an svg. */
export function RouteLine({ way, channel, state, delayMs = 0 }: RouteLineProps) {
  const mask = useId();
  return (
    <>
      <g opacity="0.3">
        <Stroke way={way} channel={channel} />
      </g>
      {state === "drawn" && (
        <>
          <mask id={mask} maskUnits="userSpaceOnUse" x="0" y="0" width="100%" height="100%">
            <path
              className="route-reveal"
              d={way}
              pathLength="1"
              strokeWidth="14"
              style={{ animationDelay: `${delayMs}ms` }}
            />
          </mask>
          <g mask={`url(#${mask})`}>
            <Stroke way={way} channel={channel} />
          </g>
        </>
      )}
    </>
  );
}

function Stroke({ way, channel }: { way: string; channel: Channel }) {
  switch (channel) {
    case "chat":
      return <path d={way} stroke="var(--color-chat-line)" strokeWidth="2.5" />;
    case "sms":
      return (
        <path d={way} stroke="var(--color-sms-line)" strokeWidth="2.5" strokeDasharray="6 4" />
      );
    case "whatsapp":
      return (
        <>
          <path d={way} stroke="var(--color-wa-line)" strokeWidth="5" />
          <path d={way} stroke="var(--color-surface)" strokeWidth="2" />
        </>
      );
    case "api":
      return (
        <path
          d={way}
          stroke="var(--color-ink-3)"
          strokeWidth="2.5"
          strokeDasharray="0.1 5"
          strokeLinecap="round"
        />
      );
  }
}
