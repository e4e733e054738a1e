import { Archive } from "lucide-react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useConnection } from "../../store/useConnection.ts";
import { useChannelCounts, useConversation, useDraft } from "../../store/useConversations.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { ComposerBox } from "../../ui/ComposerBox.tsx";
import { EffectLine, type EffectNotice } from "../../ui/EffectLine.tsx";
import { Note } from "../../ui/Note.tsx";
import { useEffectPhrases } from "./useEffectPhrases.ts";

/** What Twilio takes for one SMS or WhatsApp message (Conversations Limits). */
const phoneBodyLimit = 1600;
const counterFrom = 0.9 * phoneBodyLimit;

export function Composer({ sid }: { sid: ConversationSid }) {
  const texts = useTexts();
  const conversation = useConversation(sid);
  if (!conversation) return null;
  return (
    <div className="mx-auto w-full max-w-[860px] flex-none px-5 pb-3 max-md:px-2.5 max-md:pb-[max(0.625rem,env(safe-area-inset-bottom))]">
      {conversation.state === "closed" ? (
        <Note tone="idle" icon={Archive} title={texts.composer.closedTitle}>
          {texts.composer.closed}
        </Note>
      ) : (
        <OpenComposer sid={sid} />
      )}
    </div>
  );
}

function OpenComposer({ sid }: { sid: ConversationSid }) {
  const texts = useTexts().composer;
  const { sendMessage, setDraft, typing } = useChatCommands();
  const draft = useDraft(sid);
  const counts = useChannelCounts(sid);
  const isOffline = useConnection().status === "offline";
  const phones = counts.sms + counts.whatsapp;
  const phrases = useEffectPhrases(draft, counts);

  const length = [...draft].length;
  const over = phones > 0 ? length - phoneBodyLimit : 0;
  const isTooLong = over > 0;
  const isEmpty = draft.trim() === "";

  const handleChange = (body: string) => {
    setDraft(sid, body);
    if (body !== "") typing(sid);
  };

  return (
    <>
      <ComposerBox
        label={texts.label}
        placeholder={texts.placeholder(Math.max(0, counts.chat - 1), phones)}
        value={draft}
        onValueChange={handleChange}
        onSend={() => sendMessage(sid, draft)}
        canSend={!isEmpty && !isTooLong}
        sendLabel={texts.send}
        sendDisabledReason={isTooLong ? texts.tooLong(over) : texts.nothingToSend}
        edge={isTooLong ? "refused" : "normal"}
        counter={
          phones > 0 && length >= counterFrom ? (
            <span className={`text-pane tn font-semibold ${isTooLong ? "text-bad" : "text-ink-3"}`}>
              {texts.counter(length, phoneBodyLimit)}
            </span>
          ) : null
        }
      />
      <EffectLine phrases={phrases} notice={noticeOf(texts, { isTooLong, over, isOffline })} />
    </>
  );
}

function noticeOf(
  texts: ReturnType<typeof useTexts>["composer"],
  state: { isTooLong: boolean; over: number; isOffline: boolean },
): EffectNotice | undefined {
  if (state.isTooLong) return { tone: "bad", words: texts.tooLong(state.over) };
  return state.isOffline ? { tone: "idle", words: texts.offline } : undefined;
}
