import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Dialog } from "../../ui/Dialog.tsx";

const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** The keys, by what they do. */
export function ShortcutHelp({ onClose }: { onClose(): void }) {
  const { shortcuts, shell } = useAllTexts();
  const command = isMac ? "⌘" : shortcuts.ctrl;
  const rows: readonly [string, readonly string[]][] = [
    [shortcuts.switcher, [command, "K"]],
    [shortcuts.search, ["/"]],
    [shortcuts.next, ["Alt", "↓"]],
    [shortcuts.previous, ["Alt", "↑"]],
    [shortcuts.inList, ["↑", "↓", "Home", "End"]],
    [shortcuts.open, ["Enter"]],
    [shortcuts.send, ["Enter"]],
    [shortcuts.newLine, ["Shift", "Enter"]],
    [shortcuts.editLast, ["↑"]],
    [shortcuts.close, ["Esc"]],
    [shortcuts.help, ["?"]],
  ];
  return (
    <Dialog open onClose={onClose} title={shortcuts.title} closeLabel={shell.close}>
      <dl className="divide-hairline grid divide-y">
        {rows.map(([what, keys]) => (
          <div key={what} className="flex min-h-10 items-center gap-3 py-1.5">
            <dt className="min-w-0 flex-1">{what}</dt>
            <dd className="flex flex-none gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="border-line-control bg-raised rounded-plate text-pane min-w-7 border px-1.5 py-0.5 text-center font-sans font-[560]"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
