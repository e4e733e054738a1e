import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Message } from "../../domain/entities.ts";
import { errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";

interface EditMessageProps {
  sid: ConversationSid;
  message: Message;
  onDone(): void;
}

/** Takes the place of the bubble while its text is changed. Escape gives up, Enter saves. */
export function EditMessage({ sid, message, onDone }: EditMessageProps) {
  const texts = useTexts();
  const { editMessage } = useChatCommands();
  const form = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [body, setBody] = useState(message.body ?? "");
  const [attempt, setAttempt] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const reachedPhones = (message.delivery?.total ?? 0) > 0;

  useEffect(() => {
    const end = field.current?.value.length ?? 0;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(end, end);
    // The form is taller than the bubble it stands for.
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);

  const save = () => {
    const changed = body.trim();
    if (changed === "" || attempt.busy) return;
    if (changed === message.body) {
      onDone();
      return;
    }
    setAttempt({ busy: true });
    editMessage(sid, message.sid, changed).then(onDone, (error: unknown) => {
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
        onChange={(event) => setBody(event.target.value)}
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
