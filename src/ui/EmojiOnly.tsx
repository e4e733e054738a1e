import type { ReactNode } from "react";

/** A message of nothing but emoji: large, without a bubble. */
export function EmojiOnly({ children }: { children: ReactNode }) {
  return <div className="w-fit py-0.5 text-[2.125rem] leading-[2.5rem]">{children}</div>;
}
