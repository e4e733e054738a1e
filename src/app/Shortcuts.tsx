import { lazy, Suspense, useEffect, useState } from "react";
import { useNeighbour } from "./useNeighbour.ts";
import type { Panes } from "./usePanes.ts";

// Opened by a key: nothing of them is needed before.
const Switcher = lazy(async () => ({
  default: (await import("../features/switcher/Switcher.tsx")).Switcher,
}));
const ShortcutHelp = lazy(async () => ({
  default: (await import("../features/switcher/ShortcutHelp.tsx")).ShortcutHelp,
}));

/** The keys that work everywhere, and what they open. */
export function Shortcuts({ panes }: { panes: Panes }) {
  const [shown, setShown] = useState<"switcher" | "help" | null>(null);
  const goTo = useNeighbour(panes);

  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const wanted = wantedBy(event);
      if (wanted === null) return;
      event.preventDefault();
      if (wanted === "next" || wanted === "previous") goTo(wanted);
      else setShown((before) => (before === wanted ? null : wanted));
    };
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, [goTo]);

  const close = () => setShown(null);
  return (
    <Suspense>
      {shown === "switcher" && (
        <Switcher
          onClose={close}
          onOpen={(sid) => {
            close();
            panes.openConversation(sid);
          }}
        />
      )}
      {shown === "help" && <ShortcutHelp onClose={close} />}
    </Suspense>
  );
}

type Wanted = "switcher" | "help" | "next" | "previous";

function wantedBy(event: KeyboardEvent): Wanted | null {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
    return event.key.toLowerCase() === "k" ? "switcher" : null;
  }
  if (event.ctrlKey || event.metaKey) return null;
  if (event.altKey) {
    if (event.key === "ArrowDown") return "next";
    return event.key === "ArrowUp" ? "previous" : null;
  }
  return event.key === "?" && !isWriting(event.target) ? "help" : null;
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable]") !== null
  );
}
