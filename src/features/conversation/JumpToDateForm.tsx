import { type FormEvent, useState } from "react";
import { errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useGoToMessage } from "./goToMessage.ts";

interface JumpToDateFormProps {
  sid: ConversationSid;
  onDone(): void;
}

/** Leads to the first message of a day. */
export function JumpToDateForm({ sid, onDone }: JumpToDateFormProps) {
  const texts = useTexts();
  const { loadAroundDate } = useChatCommands();
  const goTo = useGoToMessage();
  const [date, setDate] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const jump = async (event: FormEvent) => {
    event.preventDefault();
    // Without a time zone a date with a time is the reader's own day.
    const start = new Date(`${date}T00:00`).getTime();
    if (Number.isNaN(start) || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const index = await loadAroundDate(sid, start);
      if (index === null) setProblem(texts.thread.jumpNothing);
      else {
        onDone();
        goTo(index);
      }
    } catch (reason) {
      setProblem(texts.errors.sentence(errorFacts(reason)));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      onSubmit={(event) => void jump(event)}
      className="flex items-end gap-2 px-1 pt-3 pb-1"
      noValidate
    >
      <TextField
        type="date"
        className="min-w-0 flex-1"
        label={texts.thread.jumpToDate}
        value={date}
        error={problem}
        onChange={(event) => setDate(event.target.value)}
      />
      <Button type="submit" disabled={busy || date === ""}>
        {texts.thread.jump}
      </Button>
    </form>
  );
}
