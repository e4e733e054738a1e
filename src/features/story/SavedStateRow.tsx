import { Download, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { formatBytes } from "../../texts/bytes.ts";
import { formatDay, formatTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { type SavedState, stateHref } from "./stateCalls.ts";

interface SavedStateRowProps {
  name: string;
  /** None: a start that is always there. */
  saved?: SavedState;
  onLoad(): void;
  onRename?(to: string): void;
  onRemove?(): void;
}

export function SavedStateRow({ name, saved, onLoad, onRename, onRemove }: SavedStateRowProps) {
  const { shell, story } = useAllTexts();
  const texts = story.states;
  const [newName, setNewName] = useState<string>();

  if (newName !== undefined) {
    const rename = (event: FormEvent) => {
      event.preventDefault();
      const wanted = newName.trim();
      setNewName(undefined);
      if (wanted !== "" && wanted !== name) onRename?.(wanted);
    };
    return (
      <li className="border-hairline border-b py-2">
        <form onSubmit={rename} className="flex items-center gap-2" noValidate>
          <TextField
            label={texts.name}
            hideLabel
            className="min-w-0 flex-1"
            maxLength={60}
            autoComplete="off"
            value={newName}
            onChange={(event) => setNewName(event.target.value)}
          />
          <Button type="submit">{texts.rename}</Button>
          <Button variant="quiet" onClick={() => setNewName(undefined)}>
            {shell.cancel}
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className="border-hairline flex min-h-14 items-center gap-2 border-b py-2">
      <span className="min-w-0 flex-1">
        <span className="text-row block truncate font-[580]">{name}</span>
        {saved !== undefined && (
          <span className="text-meta text-ink-3 tn block">
            {formatDay(saved.savedAt)}, {formatTime(saved.savedAt)}, {formatBytes(saved.sizeBytes)}
          </span>
        )}
      </span>
      <Button size="small" aria-label={texts.loadLabel(name)} onClick={onLoad}>
        {texts.load}
      </Button>
      {saved !== undefined && (
        <Menu
          label={texts.menu(name)}
          align="end"
          trigger={<IconButton label={texts.menu(name)} icon={Ellipsis} />}
          items={[
            {
              kind: "action",
              label: texts.download,
              icon: Download,
              onSelect: () => download(name),
            },
            {
              kind: "action",
              label: texts.rename,
              icon: Pencil,
              onSelect: () => setNewName(name),
            },
            { kind: "separator" },
            {
              kind: "action",
              label: texts.remove,
              icon: Trash2,
              destructive: true,
              onSelect: () => onRemove?.(),
            },
          ]}
        />
      )}
    </li>
  );
}

function download(name: string): void {
  const link = document.createElement("a");
  link.href = stateHref(name);
  link.download = `${name}.ndjson`;
  link.click();
}
