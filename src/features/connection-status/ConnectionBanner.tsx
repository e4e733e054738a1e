import { Lock, WifiOff } from "lucide-react";
import type { OfflineReason } from "../../domain/chatEvent.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { useConnection } from "../../store/useConnection.ts";
import { formatTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Banner } from "../../ui/Banner.tsx";
import { LinkButton } from "../../ui/LinkButton.tsx";

/** Lies over the head of a thread while the chat is cut off, and says what happens meanwhile. */
export function ConnectionBanner() {
  const { connection: texts } = useTexts();
  const connection = useConnection();
  const { reconnect } = useChatCommands();
  const waiting = useChatStore(
    (state) =>
      Object.values(state.outbox).filter((message) => message.state.state !== "failed").length,
  );
  switch (connection.status) {
    case "connecting":
    case "connected":
      return null;
    case "offline":
      return (
        <Banner
          tone="idle"
          icon={WifiOff}
          action={<LinkButton onClick={reconnect}>{texts.retryNow}</LinkButton>}
        >
          {texts[offlineWords(connection.why)](formatTime(connection.since))}{" "}
          {waiting > 0 && texts.waiting(waiting)}
        </Banner>
      );
    case "denied":
      return (
        <Banner
          tone="warn"
          icon={Lock}
          // Not signOut: that wipes what is kept here, and the drafts must be there after signing in again.
          action={<LinkButton onClick={() => location.reload()}>{texts.signIn}</LinkButton>}
        >
          {texts.denied}
        </Banner>
      );
  }
}

function offlineWords(why: OfflineReason | undefined) {
  return why ?? "offlineSince";
}
