import { useCallback, useMemo } from "react";
import type { OutgoingFile } from "../../domain/outgoingMessage.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { type Attachment, toAttachment, useComposing } from "../../store/composing.ts";

const none: readonly Attachment[] = [];

export interface Attachments {
  files: readonly Attachment[];
  add(files: Iterable<File>, nameless: string): void;
  remove(id: number): void;
  moveToFront(id: number): void;
  clear(): void;
}

/** The files beside the text. They stay, as the text does, through other conversations and a reload. */
export function useAttachments(sid: ConversationSid): Attachments {
  const files = useComposing("files", sid) ?? none;
  const { setDraftFiles } = useChatCommands();
  const put = useCallback(
    (next: readonly Attachment[]) => setDraftFiles(sid, next),
    [setDraftFiles, sid],
  );
  return useMemo(
    () => ({
      files,
      add: (added, nameless) =>
        put([...files, ...[...added].map((file) => attachmentOf(file, nameless))]),
      remove: (id) => put(files.filter((file) => file.id !== id)),
      moveToFront: (id) => put(files.toSorted((a, b) => Number(b.id === id) - Number(a.id === id))),
      clear: () => put([]),
    }),
    [files, put],
  );
}

export function toOutgoing({ name, contentType, content }: Attachment): OutgoingFile {
  return { name, contentType, content };
}

function attachmentOf(file: File, nameless: string): Attachment {
  return toAttachment({
    name: file.name === "" ? nameless : file.name,
    contentType: file.type === "" ? "application/octet-stream" : file.type,
    content: file,
  });
}
