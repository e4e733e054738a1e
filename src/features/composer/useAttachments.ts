import { useCallback, useMemo } from "react";
import type { OutgoingFile } from "../../domain/outgoingMessage.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { type Attachment, useComposing, useSetComposing } from "../../store/composing.ts";

const none: readonly Attachment[] = [];
let lastId = 0;

export interface Attachments {
  files: readonly Attachment[];
  add(files: Iterable<File>, nameless: string): void;
  remove(id: number): void;
  moveToFront(id: number): void;
  clear(): void;
}

/** The files beside the text. They stay when somebody looks into another conversation. */
export function useAttachments(sid: ConversationSid): Attachments {
  const files = useComposing("files", sid) ?? none;
  const set = useSetComposing();
  const put = useCallback(
    (next: readonly Attachment[]) => set("files", sid, next.length === 0 ? undefined : next),
    [set, sid],
  );
  return useMemo(
    () => ({
      files,
      add: (added, nameless) =>
        put([...files, ...[...added].map((file) => toAttachment(file, nameless))]),
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

function toAttachment(file: File, nameless: string): Attachment {
  lastId += 1;
  return {
    id: lastId,
    name: file.name === "" ? nameless : file.name,
    contentType: file.type === "" ? "application/octet-stream" : file.type,
    content: file,
  };
}
