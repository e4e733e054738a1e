import { Search } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Popover } from "../../ui/Popover.tsx";

const SearchThreadForm = lazy(async () => ({
  default: (await import("./SearchThreadForm.tsx")).SearchThreadForm,
}));

/** Finds words or a day in this conversation. */
export function SearchThread({ sid }: { sid: ConversationSid }) {
  const { thread } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={thread.search}
      width={360}
      side="bottom"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton label={thread.search} icon={Search} />}
    >
      <Suspense fallback={<p className="p-4">…</p>}>
        <SearchThreadForm sid={sid} onDone={() => setOpen(false)} />
      </Suspense>
    </Popover>
  );
}
