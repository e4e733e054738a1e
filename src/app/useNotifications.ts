import { useEffect, useRef } from "react";
import type { Message } from "../domain/entities.ts";
import { authorPerson, personLabel } from "../domain/person.ts";
import type { ChatStore } from "../store/chatStore.ts";
import { conversationTitle, nobody } from "../store/conversationSelectors.ts";
import { readSetting } from "../store/settings.ts";
import { useTexts } from "../texts/useTexts.ts";
import { playTones } from "../ui/playTones.ts";
import type { RunningChat } from "./runningChat.ts";
import type { Panes } from "./usePanes.ts";

/** A note on the desktop and a sound for new messages; a click on the note leads to the conversation. */
export function useNotifications({ store, onNewMessage }: RunningChat, panes: Panes): void {
  const texts = useTexts();
  const now = useRef({ panes, texts });
  useEffect(() => {
    now.current = { panes, texts };
  });

  useEffect(
    () =>
      onNewMessage((message) => {
        const { selected } = now.current.panes;
        const isLookedAt = document.hasFocus();
        if (isLookedAt && selected === message.conversationSid) return;
        if (readSetting("sound")) playTones([660, 880]);
        if (isLookedAt || !readSetting("notifications")) return;
        if (!("Notification" in window) || Notification.permission !== "granted") return;
        const { list } = now.current.texts;
        const { title, body } = wordsOf(store, message, list);
        // One note for each conversation: the next one takes its place.
        const note = new Notification(title, {
          body,
          tag: message.conversationSid,
          icon: "/icon-192.png",
        });
        note.addEventListener("click", () => {
          window.focus();
          now.current.panes.openConversation(message.conversationSid, message.index);
          note.close();
        });
      }),
    [store, onNewMessage],
  );
}

function wordsOf(
  store: ChatStore,
  message: Message,
  list: { untitled: string; file: string },
): { title: string; body: string } {
  const state = store.getState();
  const participants = state.participants[message.conversationSid] ?? nobody;
  const author = personLabel(authorPerson(message, { ...state, participants }));
  const title = conversationTitle(state, message.conversationSid) ?? list.untitled;
  const text = message.body ?? list.file;
  return { title, body: author === "" || author === title ? text : `${author}: ${text}` };
}
