import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface HandsetBubbleProps {
  /** own: written by the phone's owner. */
  side: "own" | "other";
  channel: "sms" | "whatsapp";
  children: ReactNode;
}

export function HandsetBubble({ side, channel, children }: HandsetBubbleProps) {
  const fill = channel === "whatsapp" ? "bg-wa-fill" : "bg-sms-fill";
  return (
    <div
      className={cx(
        "bidi w-fit max-w-full flex-none rounded-[14px] px-[9px] py-1.5 text-small leading-[1.09375rem] tracking-[-0.003em] wrap-anywhere whitespace-pre-wrap text-pretty",
        side === "own" ? `text-on-accent self-end ${fill}` : "self-start bg-bubble",
      )}
    >
      {children}
    </div>
  );
}
