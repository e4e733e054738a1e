import {
  type ClipboardEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { phoneBodyLimit } from "../../domain/channelLimits.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useComposing, useSetComposing } from "../../store/composing.ts";
import { useIsRefused } from "../../store/refusedActions.ts";
import { useSetting } from "../../store/settings.ts";
import { useChannelCounts, useDraft } from "../../store/useConversations.ts";
import { useLastOwnText } from "../../store/useLastOwnText.ts";
import { useWhatsappWindows } from "../../store/useWhatsappWindows.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { ComposerBox } from "../../ui/ComposerBox.tsx";
import { AttachmentList } from "./AttachmentList.tsx";
import { ComposerEffect } from "./ComposerEffect.tsx";
import { ComposerTools } from "./ComposerTools.tsx";
import { canSend, composerVerdict, type Verdict } from "./composerVerdict.ts";
import { ReplyBar } from "./ReplyBar.tsx";
import { TemplateLayer } from "./TemplateLayer.tsx";
import { useAttachments } from "./useAttachments.ts";
import { useFileDrop } from "./useFileDrop.ts";
import { useSending } from "./useSending.ts";
import { WindowNotice } from "./WindowNotice.tsx";

const counterFrom = 0.9 * phoneBodyLimit;

export function OpenComposer({ sid }: { sid: ConversationSid }) {
  const texts = useTexts().composer;
  const { setDraft, setReply, beginEdit, typing } = useChatCommands();
  const draft = useDraft(sid);
  const counts = useChannelCounts(sid);
  const windows = useWhatsappWindows(sid);
  const attachments = useAttachments(sid);
  const { files, add } = attachments;
  const reply = useComposing("replies", sid);
  const setComposing = useSetComposing();
  const enterSends = useSetting("enterSends");
  const lastOwn = useLastOwnText(sid);
  const [added, setAdded] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const sending = useSending(sid, draft, attachments);
  const withFiles = files.length > 0;
  const mayNot = useIsRefused(sid, withFiles ? "sendFiles" : "send");
  const mayNotEdit = useIsRefused(sid, "editMessage");
  const verdict: Verdict = mayNot
    ? { verdict: "notAllowed", withFiles }
    : composerVerdict(draft, files, counts);
  const closed = windows.filter(({ window }) => window.state === "closed");
  const phones = counts.sms + counts.whatsapp;

  const attach = useCallback(
    (chosen: Iterable<File>) => {
      const list = [...chosen];
      if (list.length === 0) return;
      add(list, texts.pastedName);
      setAdded(list.length);
      field.current?.focus();
    },
    [add, texts.pastedName],
  );
  const isDropping = useFileDrop(box, attach);
  useFocusForReply(field, sid);
  useFocusAfterEditing(field, sid);

  const handleChange = (body: string) => {
    setDraft(sid, body);
    if (body !== "") typing(sid);
  };
  const insert = (text: string) => {
    const { selectionStart, selectionEnd } = field.current ?? {
      selectionStart: draft.length,
      selectionEnd: draft.length,
    };
    handleChange(draft.slice(0, selectionStart) + text + draft.slice(selectionEnd));
    const caret = selectionStart + text.length;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && reply !== undefined) setReply(sid, undefined);
    if (event.key !== "ArrowUp" || draft !== "" || files.length > 0 || lastOwn === null) return;
    if (mayNotEdit) return;
    event.preventDefault();
    beginEdit(sid, lastOwn);
  };
  const handlePaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    // Text copied from a word processor brings a picture of itself.
    if (pasted.length === 0 || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    attach(pasted);
  };
  const chooseTemplate = () => {
    const [only, ...more] = closed;
    setComposing(
      "templateFor",
      sid,
      only !== undefined && more.length === 0 ? only.participantSid : "anybody",
    );
  };
  const isRefused =
    !canSend(verdict) && verdict.verdict !== "nothing" && verdict.verdict !== "notAllowed";

  return (
    <div ref={box}>
      <ComposerBox
        ref={field}
        label={texts.label}
        placeholder={texts.placeholder(Math.max(0, counts.chat - 1), phones)}
        value={draft}
        onValueChange={handleChange}
        onSend={sending.send}
        canSend={canSend(verdict)}
        enterSends={enterSends}
        onKeyDown={handleKeyDown}
        onPaste={handlePaste}
        sendLabel={texts.send}
        sendDisabledReason={whyNot(texts, verdict)}
        edge={isRefused ? "refused" : "normal"}
        notice={
          (closed.length > 0 || reply !== undefined) && (
            <div className="flex flex-col gap-1">
              <WindowNotice closed={closed} onChooseTemplate={chooseTemplate} />
              {reply !== undefined && (
                <ReplyBar sid={sid} quote={reply} onCancel={() => setReply(sid, undefined)} />
              )}
            </div>
          )
        }
        attachments={
          files.length > 0 && (
            <AttachmentList
              files={files}
              counts={counts}
              onRemove={attachments.remove}
              onMoveToFront={attachments.moveToFront}
            />
          )
        }
        tools={<ComposerTools onFiles={attach} onEmoji={insert} onTemplate={chooseTemplate} />}
        counter={<Counter length={[...draft].length} shown={phones > 0} />}
      />
      <ComposerEffect
        body={draft}
        hasFiles={files.length > 0}
        counts={counts}
        windows={windows}
        verdict={verdict}
        onSend={sending.send}
        onSendApart={sending.sendApart}
        onSendSplit={sending.sendSplit}
        onMakePlain={handleChange}
      />
      <p role="status" className="sr-only">
        {added > 0 && files.length > 0 && texts.filesAdded(added)}
      </p>
      {isDropping && <DropHint words={texts.drop} />}
      <TemplateLayer sid={sid} windows={windows} />
    </div>
  );
}

function whyNot(texts: ReturnType<typeof useTexts>["composer"], verdict: Verdict): string {
  switch (verdict.verdict) {
    case "tooLong":
      return texts.tooLong(verdict.over, verdict.channel === "sms" ? "SMS" : "WhatsApp");
    case "tooLongForChat":
      return texts.tooLongForChat(verdict.over);
    case "notAllowed":
      return texts.notAllowed(verdict.withFiles);
    case "tooManyFiles":
    case "file":
      return texts.refusedFiles;
    default:
      return texts.nothingToSend;
  }
}

function Counter({ length, shown }: { length: number; shown: boolean }) {
  const { composer } = useTexts();
  if (!shown || length < counterFrom) return null;
  const look = length > phoneBodyLimit ? "text-bad" : "text-ink-3";
  return (
    <span className={`text-pane tn font-semibold ${look}`}>
      {composer.counter(length, phoneBodyLimit)}
    </span>
  );
}

/** Over the whole pane, while files are held over it. */
function DropHint({ words }: { words: string }) {
  return (
    <div className="bg-surface/90 pointer-events-none absolute inset-0 z-10 grid place-items-center p-5">
      <p className="border-chat-line text-heading rounded-card grid h-full w-full place-items-center border-2 border-dashed font-[600]">
        {words}
      </p>
    </div>
  );
}

/** Only for whoever chose it now: one that was kept takes the focus from nobody. */
function useFocusForReply(
  field: { readonly current: HTMLTextAreaElement | null },
  sid: ConversationSid,
): void {
  const begun = useComposing("replyBegun", sid);
  const setComposing = useSetComposing();
  useEffect(() => {
    if (begun === undefined) return;
    field.current?.focus();
    setComposing("replyBegun", sid, undefined);
  }, [field, begun, setComposing, sid]);
}

/** Whoever pressed Up here wants to write on here. */
function useFocusAfterEditing(
  field: { readonly current: HTMLTextAreaElement | null },
  sid: ConversationSid,
): void {
  const count = useComposing("editing", sid)?.length ?? 0;
  const before = useRef(count);
  useEffect(() => {
    if (count < before.current) field.current?.focus();
    before.current = count;
  }, [field, count]);
}
