import { Copy, Hash, Info, Link, Pencil, Reply, Route as RouteIcon, Trash2 } from "lucide-react";
// Not the hook: each row would be drawn again at each change of the address.
import { navigate } from "wouter/use-browser-location";
import type { Message } from "../../domain/entities.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { quoteOf } from "../../domain/quote.ts";
import { routeHref } from "../../domain/routeHref.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useIsRefused } from "../../store/refusedActions.ts";
import { useMessageAuthor } from "../../store/useTimeline.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { copyText } from "../../ui/copyText.ts";
import type { MenuEntry } from "../../ui/Menu.tsx";
import { useCopyNumber } from "./useCopyNumber.ts";

interface MessageActions {
  reply(): void;
  /** Undefined for a message without text. */
  copy: (() => void) | undefined;
  entries: readonly MenuEntry[];
}

/** What can be done with a message. */
export function useMessageEntries(
  message: Message,
  own: boolean,
  show: { remove(): void; info(): void },
): MessageActions {
  const { thread, route, shell, details } = useAllTexts();
  const { setReply, beginEdit } = useChatCommands();
  const { conversationSid: sid } = message;
  const body = message.body ?? "";
  const reply = () => setReply(sid, quoteOf(message));
  const copy =
    body === ""
      ? undefined
      : () => void copyText(body, { copied: thread.textCopied, failed: shell.copyFailed });
  const copyLink = () => {
    const link = `${location.origin}/c/${sid}?message=${message.index}`;
    void copyText(link, { copied: thread.linkCopied, failed: shell.copyFailed });
  };
  const copyNumber = useCopyNumber();
  const author = useMessageAuthor(message.sid);
  const number = author?.kind === "phone" && author.address && formatAddress(author.address);
  const edit = () => beginEdit(sid, message.sid);
  // Twilio refuses to change the text of a message with files (50509).
  const editReason = message.media.length > 0 ? thread.editNotWithFiles : undefined;
  const mayNotEdit = useIsRefused(sid, "editMessage") ? details.notYourRole : undefined;
  const mayNotRemove = useIsRefused(sid, "deleteMessage") ? details.notYourRole : undefined;
  const entries: MenuEntry[] = [
    { kind: "action", label: thread.reply, icon: Reply, onSelect: reply },
    ...(copy ? [action(thread.copyText, Copy, copy)] : []),
    action(thread.copyLink, Link, copyLink),
    ...(number ? [action(shell.copyNumber, Hash, () => copyNumber(number))] : []),
    ...(own && body !== ""
      ? [{ ...action(thread.edit, Pencil, edit), disabledReason: editReason ?? mayNotEdit }]
      : []),
    action(route.showRoute, RouteIcon, () => navigate(routeHref(message))),
    action(thread.info.open, Info, show.info),
    ...(own
      ? [
          {
            ...action(thread.remove, Trash2, show.remove),
            destructive: true,
            disabledReason: mayNotRemove,
          },
        ]
      : []),
  ];
  return { reply, copy, entries };
}

function action(label: string, icon: typeof Copy, onSelect: () => void) {
  return { kind: "action" as const, label, icon, onSelect };
}
