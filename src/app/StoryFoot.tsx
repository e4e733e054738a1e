import { lazy, Suspense } from "react";
import { useLocation } from "wouter";
import { routeHref } from "../domain/routeHref.ts";
import { PaneBoundary } from "./PaneBoundary.tsx";
import type { RunningChat } from "./runningChat.ts";
import type { Panes } from "./usePanes.ts";

// In emulator mode only, and only for who plays it.
const Story = lazy(async () => ({
  default: (await import("../features/story/Story.tsx")).Story,
}));

interface StoryFootProps {
  chat: RunningChat;
  panes: Panes;
  onClose(): void;
}

/** The story's bar below the panes, and what it may do with them. */
export function StoryFoot({ chat, panes, onClose }: StoryFootProps) {
  const [, navigate] = useLocation();
  return (
    <PaneBoundary>
      <Suspense>
        <Story
          stage={{
            store: chat.store,
            openConversation: panes.openConversation,
            showDetails(shown) {
              if (shown || panes.layout.details !== "docked") panes.showDetails(shown);
            },
            showPhones: panes.showPhones,
            isNarrow: () => panes.layout.isNarrow,
            openRoute: (sid, conversationSid) => navigate(routeHref({ sid, conversationSid })),
            openNumbers: () => navigate("/numbers"),
          }}
          onClose={onClose}
        />
      </Suspense>
    </PaneBoundary>
  );
}
