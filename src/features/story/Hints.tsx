import { useEffect, useState } from "react";
import { isAddress } from "../../domain/address.ts";
import type { ChatState } from "../../store/chatState.ts";
import type { ChatStore } from "../../store/chatStore.ts";
import type { AllTexts } from "../../texts/texts.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { look } from "./hands.ts";
import { doneHints, type HintName, hintNames, markDone } from "./hintsDone.ts";

interface HintsProps {
  store: ChatStore;
}

const lookAgainMs = 300;
const cardWidth = 260;
const gap = 10;

/** What to try first: one hint at a time, beside what it is about, until it has been done once. */
export function Hints({ store }: HintsProps) {
  const texts = useAllTexts();
  const { hints } = texts.story;
  const [done, setDone] = useState(doneHints);
  const present = hintNames.find((name) => !done.has(name));
  const place = usePlace(present, texts);

  useEffect(() => {
    const since = Date.now();
    return store.subscribe((state) => {
      const tried = triedSince(state, since);
      if (tried.length > 0) setDone(markDone(tried));
    });
  }, [store]);

  if (present === undefined || place === null) return null;
  return (
    <aside
      aria-label={hints.label}
      style={{ insetInlineStart: place.start, width: cardWidth, ...place.vertical }}
      className="bg-raised shadow-e3 rounded-popover motion-safe:animate-appear fixed z-30 p-3.5"
    >
      <p role="status" className="text-ui text-pretty">
        <strong className="block font-[620]">{hints[present].title}</strong>
        <span className="text-ink-2">{hints[present].sentence}</span>
      </p>
      <Button size="small" className="mt-2.5" onClick={() => setDone(markDone([present]))}>
        {hints.gotIt}
      </Button>
    </aside>
  );
}

/** What somebody has done by hand since then: the newest message tells. */
function triedSince({ messages, me }: ChatState, since: number): HintName[] {
  const tried = new Set<HintName>();
  for (const { author, dateCreated } of Object.values(messages)) {
    if (dateCreated < since || author === null) continue;
    if (isAddress(author)) tried.add("text");
    if (author === me) tried.add("answer");
  }
  return [...tried];
}

interface Place {
  start: number;
  vertical: { top: number } | { bottom: number };
}

/** Beside the control that the hint is about; null while that is not on the screen, or a dialog is. */
function usePlace(name: HintName | undefined, texts: AllTexts): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    if (name === undefined) return;
    const place = () => {
      const busy = document.querySelector("[role=dialog], [role=alertdialog], [role=menu]");
      const target = busy === null ? targetOf(name, texts) : null;
      setPlace((before) => {
        const next = target === null ? null : placeBeside(target);
        return JSON.stringify(next) === JSON.stringify(before) ? before : next;
      });
    };
    place();
    const timer = setInterval(place, lookAgainMs);
    return () => clearInterval(timer);
  }, [name, texts]);
  return place;
}

function targetOf(name: HintName, { phones, composer, shell }: AllTexts): HTMLElement | null {
  switch (name) {
    case "text":
      return look("field", { part: phones.message("") }) ?? look("button", shell.showPhones);
    case "answer": {
      const field = look("field", composer.label);
      return field?.closest<HTMLElement>("[data-composer]") ?? field;
    }
    case "story":
      return look("button", shell.playStory);
  }
}

/** Above it in the lower half of the window, below it in the upper one; inside the window in any case. */
function placeBeside(target: HTMLElement): Place {
  const box = target.getBoundingClientRect();
  const most = innerWidth - cardWidth - gap;
  const middle = box.left + box.width / 2;
  const isFromRight = getComputedStyle(document.documentElement).direction === "rtl";
  const fromStart = isFromRight ? innerWidth - middle : middle;
  const start = Math.max(gap, Math.min(fromStart - cardWidth / 2, most));
  const isLow = box.top > innerHeight / 2;
  return {
    start,
    vertical: isLow ? { bottom: innerHeight - box.top + gap } : { top: box.bottom + gap },
  };
}
