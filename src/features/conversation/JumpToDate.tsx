import { CalendarSearch } from "lucide-react";
import { type FormEvent, useState } from "react";
import { errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useGoToMessage } from "./goToMessage.ts";

/** Leads to the first message of a day. */
export function JumpToDate({ sid }: { sid: ConversationSid }) {
  const texts = useTexts();
  const { loadAroundDate } = useChatCommands();
  const goTo = useGoToMessage();
  const [open, setOpen] = useState(false);
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
        setOpen(false);
        goTo(index);
      }
    } catch (reason) {
      setProblem(texts.errors.sentence(errorFacts(reason)));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Popover
      label={texts.thread.jumpToDate}
      width={260}
      side="bottom"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton label={texts.thread.jumpToDate} icon={CalendarSearch} />}
    >
      <form onSubmit={(event) => void jump(event)} className="grid gap-3 p-4" noValidate>
        <TextField
          type="date"
          label={texts.thread.jumpDate}
          value={date}
          error={problem}
          onChange={(event) => setDate(event.target.value)}
        />
        <Button type="submit" variant="primary" size="small" disabled={busy || date === ""}>
          {texts.thread.jump}
        </Button>
      </form>
    </Popover>
  );
}
