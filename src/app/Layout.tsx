import { lazy, Suspense, useEffect, useState } from "react";
import { PersonAsked } from "../features/participants/PersonAsked.tsx";
import { areHintsDone, hintNames, markDone } from "../features/story/hintsDone.ts";
import { useChatCommands } from "../session/commands.ts";
import { useHasStarted } from "../store/useHasStarted.ts";
import type { AppConfig } from "./answers.ts";
import "./chat.css";
import type { DemoControls } from "./demoControls.ts";
import { NarrowPanes } from "./NarrowPanes.tsx";
import type { RunningChat } from "./runningChat.ts";
import { Shortcuts } from "./Shortcuts.tsx";
import { StoryFoot } from "./StoryFoot.tsx";
import { useDocumentTitle } from "./useDocumentTitle.ts";
import { useEmulatorClock } from "./useEmulatorClock.ts";
import { useFaviconBadge } from "./useFaviconBadge.ts";
import { useNotifications } from "./useNotifications.ts";
import { useOpenNewest } from "./useOpenNewest.ts";
import { usePanes } from "./usePanes.ts";
import { WidePanes } from "./WidePanes.tsx";

const Hints = lazy(async () => ({
  default: (await import("../features/story/Hints.tsx")).Hints,
}));
const PhoneLink = lazy(async () => ({
  default: (await import("../features/story/PhoneLink.tsx")).PhoneLink,
}));
const SavedStates = lazy(async () => ({
  default: (await import("../features/story/SavedStates.tsx")).SavedStates,
}));
const TooltipLayer = lazy(async () => ({
  default: (await import("../ui/TooltipLayer.tsx")).TooltipLayer,
}));

/** The panes of somebody who is signed in. */
export function Layout({ chat, config }: { chat: RunningChat; config: AppConfig }) {
  const { loadNumbers } = useChatCommands();
  const hasPhones = config.mode === "emulator";
  const panes = usePanes(hasPhones);
  const [isStoryShown, setStoryShown] = useState(false);
  const [dialog, setDialog] = useState<"states" | "phoneLink" | null>(null);
  const [hintsWanted] = useState(() => hasPhones && !areHintsDone());
  const playStory = () => {
    setStoryShown(true);
    // Who has seen the story has seen what the hints are about.
    markDone(hintNames);
  };
  const demo: DemoControls | undefined = hasPhones
    ? {
        playStory,
        showStates: () => setDialog("states"),
        showPhoneLink: () => setDialog("phoneLink"),
      }
    : undefined;
  useOpenNewest(panes);
  useDocumentTitle(panes);
  useFaviconBadge();
  useNotifications(chat, panes);
  useEmulatorClock(hasPhones, panes.selected);

  const hasStarted = useHasStarted();
  useEffect(() => {
    // Letters of the Twilio numbers hang on this; a dialog that needs the numbers asks again and says what is wrong.
    if (hasStarted) loadNumbers().catch(() => undefined);
  }, [hasStarted, loadNumbers]);

  return (
    <div className="bg-canvas flex h-dvh flex-col">
      {panes.layout.isNarrow ? (
        <NarrowPanes panes={panes} hasPhones={hasPhones} demo={demo} />
      ) : (
        <WidePanes panes={panes} hasPhones={hasPhones} demo={demo} />
      )}
      {isStoryShown && <StoryFoot chat={chat} panes={panes} onClose={() => setStoryShown(false)} />}
      <Suspense>
        {hintsWanted && !isStoryShown && <Hints store={chat.store} />}
        {dialog === "states" && <SavedStates onClose={() => setDialog(null)} />}
        {dialog === "phoneLink" && <PhoneLink onClose={() => setDialog(null)} />}
        {panes.selected !== null && (
          <PersonAsked sid={panes.selected} onOpenConversation={panes.openConversation} />
        )}
      </Suspense>
      <Shortcuts panes={panes} />
      <Suspense>
        <TooltipLayer />
      </Suspense>
    </div>
  );
}
