import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Message } from "../../domain/entities.ts";
import { errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useChangeEditsInView, useComposing, useSetComposing } from "../../store/composing.ts";
import { useGuarded } from "../../store/refusedActions.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";

interface EditMessageProps {
  sid: ConversationSid;
  message: Message;
  /** As far as it is changed. */
  body: string;
  onDone(): void;
}

/** Takes the place of the bubble while its text is changed. Escape gives up, Enter saves. */
export function EditMessage({ sid, message, body, onDone }: EditMessageProps) {
  const texts = useTexts();
  const { editMessage, changeEdit } = useChatCommands();
  const guarded = useGuarded(sid);
  const form = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [attempt, setAttempt] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const reachedPhones = (message.delivery?.total ?? 0) > 0;

  useFocusWhenBegun(sid, message.sid, form, field);
  useTellsWhenInView(sid, message.sid, form);

  const save = () => {
    const changed = body.trim();
    if (changed === "" || attempt.busy) return;
    if (changed === message.body) {
      onDone();
      return;
    }
    setAttempt({ busy: true });
    const saving = guarded("editMessage", () => editMessage(sid, message.sid, changed));
    saving.then(onDone, (error: unknown) => {
      setAttempt({ busy: false, error });
    });
  };

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onDone();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save();
  };

  return (
    <div ref={form} className="w-[min(580px,calc(100vw-4rem))] max-w-full">
      <textarea
        ref={field}
        aria-label={texts.thread.editLabel}
        value={body}
        rows={2}
        onChange={(event) => changeEdit(sid, message.sid, event.target.value)}
        onKeyDown={handleKeyDown}
        className="focus-inset rounded-popover border-line-control bg-raised text-body block field-sizing-content max-h-60 w-full resize-none border px-3 py-2"
      />
      {attempt.error !== undefined && (
        <div className="mt-2">
          <Note tone="bad" title={texts.thread.changeFailed} role="alert">
            {texts.errors.sentence(errorFacts(attempt.error))}
          </Note>
        </div>
      )}
      <div className="mt-2 flex items-center justify-end gap-2">
        {reachedPhones && (
          <span className="text-pane text-ink-3 me-auto">{texts.thread.editPhones}</span>
        )}
        <Button size="small" variant="quiet" onClick={onDone}>
          {texts.shell.cancel}
        </Button>
        <Button
          size="small"
          variant="primary"
          disabled={attempt.busy || body.trim() === ""}
          onClick={save}
        >
          {texts.thread.save}
        </Button>
      </div>
    </div>
  );
}

/** One that was begun earlier, and comes back into view, takes the focus from nobody. */
function useFocusWhenBegun(
  sid: ConversationSid,
  messageSid: MessageSid,
  form: RefObject<HTMLElement | null>,
  field: RefObject<HTMLTextAreaElement | null>,
): void {
  const isBegun = useComposing("begun", sid) === messageSid;
  const setComposing = useSetComposing();
  useEffect(() => {
    if (!isBegun) return;
    setComposing("begun", sid, undefined);
    const end = field.current?.value.length ?? 0;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(end, end);
    // The form is taller than the bubble it stands for.
    form.current?.scrollIntoView({ block: "nearest" });
    // oxlint-disable-next-line react/exhaustive-deps -- once for each beginning
  }, [isBegun]);
}

function useTellsWhenInView(
  sid: ConversationSid,
  messageSid: MessageSid,
  form: RefObject<HTMLElement | null>,
): void {
  const changeEditsInView = useChangeEditsInView(sid);
  useEffect(() => {
    if (form.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => changeEditsInView(messageSid, (entries.at(-1)?.intersectionRatio ?? 0) >= 0.5),
      // An edge of it does not show what is being written.
      { threshold: 0.5 },
    );
    observer.observe(form.current);
    return () => {
      observer.disconnect();
      changeEditsInView(messageSid, false);
    };
  }, [changeEditsInView, messageSid, form]);
}
