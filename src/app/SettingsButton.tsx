import { Settings as SettingsIcon } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { ConversationSid } from "../domain/sids.ts";
import { useTexts } from "../texts/useTexts.ts";
import { IconButton } from "../ui/IconButton.tsx";

const Settings = lazy(async () => ({
  default: (await import("../features/settings/Settings.tsx")).Settings,
}));

/** The gear; what is behind it is loaded when it is wanted. */
export function SettingsButton({ selected }: { selected: ConversationSid | null }) {
  const { shell } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label={shell.settings} icon={SettingsIcon} onClick={() => setOpen(true)} />
      <Suspense>
        {isOpen && <Settings selected={selected} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
