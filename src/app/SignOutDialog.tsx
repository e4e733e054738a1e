import { useChatCommands } from "../session/commands.ts";
import type { Unsent } from "../store/unsent.ts";
import { useConnection } from "../store/useConnection.ts";
import { useTexts } from "../texts/useTexts.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";

/** Before words are lost that nobody has got. */
export function SignOutDialog({ unsent, onClose }: { unsent: Unsent; onClose(): void }) {
  const { shell } = useTexts();
  const { signOut } = useChatCommands();
  const isOffline = useConnection().status === "offline";
  return (
    <ConfirmDialog
      open
      title={shell.signOutTitle}
      confirmLabel={shell.signOutAnyway}
      cancelLabel={shell.cancel}
      destructive
      onConfirm={() => void signOut()}
      onClose={onClose}
    >
      {shell.signOutLoses(unsent.messages, unsent.drafts)}
      {isOffline && unsent.messages > 0 && ` ${shell.signOutOffline}`}
    </ConfirmDialog>
  );
}
