import { type RefObject, useEffect, useState } from "react";

/** Takes files that are dropped anywhere on the pane around `inside`; true while some are held over it. */
export function useFileDrop(
  inside: RefObject<HTMLElement | null>,
  onFiles: (files: Iterable<File>) => void,
): boolean {
  const [isOver, setIsOver] = useState(false);

  useEffect(() => {
    const area = inside.current?.closest("[data-drop-area]");
    if (!(area instanceof HTMLElement)) return undefined;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      const into = event.relatedTarget;
      if (!(into instanceof Node) || !area.contains(into)) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      setIsOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    area.addEventListener("dragover", over);
    area.addEventListener("dragleave", leave);
    area.addEventListener("drop", drop);
    return () => {
      area.removeEventListener("dragover", over);
      area.removeEventListener("dragleave", leave);
      area.removeEventListener("drop", drop);
    };
  }, [inside, onFiles]);

  return isOver;
}
