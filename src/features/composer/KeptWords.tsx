import type { LucideIcon } from "lucide-react";
import { Paperclip } from "lucide-react";
import type { ReactNode } from "react";
import type { OutgoingFile } from "../../domain/outgoingMessage.ts";
import { formatBytes } from "../../texts/bytes.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { copyText } from "../../ui/copyText.ts";
import { Icon } from "../../ui/Icon.tsx";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { Note } from "../../ui/Note.tsx";
import { saveFile } from "../../ui/saveFile.ts";

interface KeptWordsProps {
  icon: LucideIcon;
  title: string;
  code?: number | null;
  /** Why it was not sent. */
  reason?: ReactNode;
  body: string;
  files: readonly OutgoingFile[];
  onDiscard(): void;
}

/** What somebody wrote where it cannot be sent any more: to be read, copied, saved, or thrown away. */
export function KeptWords(props: KeptWordsProps) {
  const { icon, title, code = null, reason, body, files, onDiscard } = props;
  const { composer, thread, shell } = useTexts();
  const copy = () => copyText(body, { copied: composer.draftCopied, failed: shell.copyFailed });
  return (
    <Note
      tone="idle"
      icon={icon}
      title={title}
      {...(code !== null && { code })}
      actions={
        <>
          {body.trim() !== "" && (
            <LinkButton onClick={() => void copy()}>{thread.copyText}</LinkButton>
          )}
          <LinkButton onClick={onDiscard}>{composer.discardDraft}</LinkButton>
        </>
      }
    >
      {reason}
      {body.trim() !== "" && (
        <p className="bidi text-ink mt-1 max-h-32 overflow-y-auto wrap-anywhere whitespace-pre-wrap">
          {body}
        </p>
      )}
      {files.length > 0 && (
        <ul aria-label={composer.files} className="mt-1 flex flex-col gap-1">
          {files.map(({ name, content }, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- what is kept never changes places
            <li key={place} className="flex min-w-0 items-center gap-2">
              <Icon icon={Paperclip} size={14} />
              <span className="min-w-0 truncate">{name}</span>
              <span className="text-ink-3 tn flex-none">{formatBytes(content.size)}</span>
              <LinkButton
                className="flex-none"
                aria-label={composer.saveFile(name)}
                onClick={() => saveFile(content, name)}
              >
                {thread.save}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}
