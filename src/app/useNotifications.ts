import { useEffect, useRef } from "react";
import type { Message } from "../domain/entities.ts";
import { type LineWords, messageWords } from "../domain/messageWords.ts";
import { authorPerson, personLabel } from "../domain/person.ts";
import { useNoteError } from "../session/diagnostics.ts";
import type { ChatStore } from "../store/chatStore.ts";
import { conversationTitle, nobody } from "../store/conversationSelectors.ts";
import { readSetting } from "../store/settings.ts";
import { useTexts } from "../texts/useTexts.ts";
import { playTones } from "../ui/playTones.ts";
import { listenToNoteClicks } from "./noteClicks.ts";
import type { RunningChat } from "./runningChat.ts";
import { showNotification } from "./showNotification.ts";
import type { Panes } from "./usePanes.ts";

/** A note on the desktop and a sound for new messages; a click on the note leads to the conversation. */
export function useNotifications({ store, onNewMessage }: RunningChat, panes: Panes): void {
  const texts = useTexts();
  const noteError = useNoteError();
  const now = useRef({ panes, texts });
  useEffect(() => {
    now.current = { panes, texts };
  });

  useEffect(
    () => listenToNoteClicks((sid, index) => now.current.panes.openConversation(sid, index)),
    [],
  );

  useEffect(
    () =>
      onNewMessage((message) => {
        const { selected } = now.current.panes;
        const isLookedAt = document.hasFocus();
        if (isLookedAt && selected === message.conversationSid) return;
        if (readSetting("sound")) playTones([660, 880]);
        if (isLookedAt || !readSetting("notifications")) return;
        if (!("Notification" in window) || Notification.permission !== "granted") return;
        const { conversationSid, index } = message;
        const words = wordsOf(store, message, now.current.texts.list);
        showNotification({ ...words, conversationSid, index }, () =>
          now.current.panes.openConversation(conversationSid, index),
        ).catch(noteError);
      }),
    [store, onNewMessage, noteError],
  );
}

function wordsOf(
  store: ChatStore,
  message: Message,
  list: LineWords & { untitled: string },
): { title: string; body: string } {
  const state = store.getState();
  const participants = state.participants[message.conversationSid] ?? nobody;
  const author = personLabel(authorPerson(message, { ...state, participants }));
  const title = conversationTitle(state, message.conversationSid) ?? list.untitled;
  const text = messageWords(message, list);
  return { title, body: author === "" || author === title ? text : `${author}: ${text}` };
}
