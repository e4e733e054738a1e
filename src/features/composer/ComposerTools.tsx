import { Camera, LayoutTemplate, Paperclip, Smile } from "lucide-react";
import { useRef } from "react";
import { useTexts } from "../../texts/useTexts.ts";
import { EmojiPopover } from "../../ui/EmojiPopover.tsx";
import { IconButton } from "../../ui/IconButton.tsx";

interface ComposerToolsProps {
  onFiles(files: Iterable<File>): void;
  onEmoji(emoji: string): void;
  onTemplate(): void;
}

export function ComposerTools({ onFiles, onEmoji, onTemplate }: ComposerToolsProps) {
  const { composer } = useTexts();
  return (
    <>
      <FileButton onFiles={onFiles} />
      <EmojiPopover
        trigger={<IconButton label={composer.emoji} icon={Smile} />}
        label={composer.emoji}
        searchLabel={composer.emojiSearch}
        loadingLabel={composer.emojiLoading}
        emptyLabel={composer.emojiEmpty}
        locale={composer.emojiLocale}
        onPick={onEmoji}
      />
      <IconButton label={composer.template} icon={LayoutTemplate} onClick={onTemplate} />
    </>
  );
}

/** A phone also offers its camera. */
function FileButton({ onFiles }: Pick<ComposerToolsProps, "onFiles">) {
  const { composer } = useTexts();
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    onFiles([...(input.files ?? [])]);
    // So that the same file can be chosen again.
    input.value = "";
  };
  return (
    <>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={composer.attachPhoto}
        data-testid="files"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={composer.takePhoto}
        onChange={(event) => take(event.currentTarget)}
      />
      <IconButton label={composer.attach} icon={Paperclip} onClick={() => files.current?.click()} />
      <IconButton
        label={composer.takePhoto}
        icon={Camera}
        className="pointer-fine:hidden"
        onClick={() => camera.current?.click()}
      />
    </>
  );
}
