import { CalendarSearch } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Popover } from "../../ui/Popover.tsx";

const JumpToDateForm = lazy(async () => ({
  default: (await import("./JumpToDateForm.tsx")).JumpToDateForm,
}));

/** Leads to the first message of a day. */
export function JumpToDate({ sid }: { sid: ConversationSid }) {
  const { thread } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={thread.jumpToDate}
      width={260}
      side="bottom"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton label={thread.jumpToDate} icon={CalendarSearch} />}
    >
      <Suspense fallback={<p className="p-4">…</p>}>
        <JumpToDateForm sid={sid} onDone={() => setOpen(false)} />
      </Suspense>
    </Popover>
  );
}
