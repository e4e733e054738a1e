import { useEffect } from "react";
import type { ConversationSid } from "../domain/sids.ts";
import { useChatStore } from "../store/chatStoreContext.ts";
import { channelCounts, nobody } from "../store/conversationSelectors.ts";
import { useHasStarted } from "../store/useHasStarted.ts";

/** In emulator mode the windows of WhatsApp close by a clock that can be moved; it is followed where there are any. */
export function useEmulatorClock(isEmulator: boolean, sid: ConversationSid | null): void {
  const hasWindows = useChatStore(
    ({ participants }) => sid !== null && channelCounts(participants[sid] ?? nobody).whatsapp > 0,
  );
  const hasStarted = useHasStarted();
  const isFollowing = isEmulator && hasWindows && hasStarted;
  useEffect(() => {
    if (!isFollowing) return undefined;
    let isOver = false;
    let stop = () => {};
    void import("../session/emulatorClock.ts").then(({ followEmulatorClock }) => {
      if (!isOver) stop = followEmulatorClock();
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [isFollowing]);
}
