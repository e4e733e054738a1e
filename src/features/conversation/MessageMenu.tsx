import { Copy, Ellipsis, Pencil, Route as RouteIcon, Trash2 } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import type { Message } from "../../domain/entities.ts";
import { errorFacts } from "../../domain/errorFacts.ts";
import { routeHref } from "../../domain/routeHref.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import { Note } from "../../ui/Note.tsx";
import { showToast } from "../../ui/toasts.ts";

interface MessageMenuProps {
  sid: ConversationSid;
  message: Message;
  own: boolean;
  onEdit?(): void;
}

/** What can be done with a message: copy, see its way, and with one's own also edit and delete. */
export function MessageMenu({ sid, message, own, onEdit }: MessageMenuProps) {
  const { route, thread } = useTexts();
  const [, navigate] = useLocation();
  const [removing, setRemoving] = useState(false);
  const body = message.body ?? "";
  const items: MenuEntry[] = [];
  if (body !== "") {
    items.push({
      kind: "action",
      label: thread.copyText,
      icon: Copy,
      onSelect: () => {
        void copyText(body, thread.textCopied);
      },
    });
  }
  if (own && onEdit && body !== "") {
    items.push({ kind: "action", label: thread.edit, icon: Pencil, onSelect: onEdit });
  }
  items.push({
    kind: "action",
    label: route.showRoute,
    icon: RouteIcon,
    onSelect: () => navigate(routeHref(message)),
  });
  if (own) {
    items.push({
      kind: "action",
      label: thread.remove,
      icon: Trash2,
      destructive: true,
      onSelect: () => setRemoving(true),
    });
  }
  return (
    <>
      <span className="flex-none pointer-fine:opacity-0 pointer-fine:group-focus-within/message:opacity-100 pointer-fine:group-hover/message:opacity-100 pointer-fine:has-data-[state=open]:opacity-100">
        <Menu
          label={thread.messageMenu}
          items={items}
          align={own ? "end" : "start"}
          trigger={<IconButton label={thread.messageMenu} icon={Ellipsis} size="small" />}
        />
      </span>
      {removing && (
        <RemoveMessageDialog sid={sid} message={message} onClose={() => setRemoving(false)} />
      )}
    </>
  );
}

async function copyText(text: string, done: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  showToast({ text: done });
}

interface RemoveMessageDialogProps {
  sid: ConversationSid;
  message: Message;
  onClose(): void;
}

function RemoveMessageDialog({ sid, message, onClose }: RemoveMessageDialogProps) {
  const texts = useTexts();
  const { removeMessage } = useChatCommands();
  const [attempt, setAttempt] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const remove = () => {
    setAttempt({ busy: true });
    removeMessage(sid, message.sid).then(onClose, (error: unknown) => {
      setAttempt({ busy: false, error });
    });
  };
  return (
    <ConfirmDialog
      open
      title={texts.thread.removeTitle}
      confirmLabel={texts.thread.remove}
      cancelLabel={texts.shell.cancel}
      destructive
      busy={attempt.busy}
      onConfirm={remove}
      onClose={onClose}
    >
      {attempt.error === undefined ? (
        texts.thread.removeSentence
      ) : (
        <Note tone="bad" title={texts.thread.changeFailed} role="alert">
          {texts.errors.sentence(errorFacts(attempt.error))}
        </Note>
      )}
    </ConfirmDialog>
  );
}
