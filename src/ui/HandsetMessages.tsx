import type { ReactNode } from "react";

/** The messages on a handset's screen, from its foot upwards. */
export function HandsetMessages({ children }: { children: ReactNode }) {
  return <div className="mt-auto flex flex-col gap-[3px] px-2 pt-2 pb-2.5">{children}</div>;
}
