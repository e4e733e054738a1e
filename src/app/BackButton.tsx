import { ChevronLeft } from "lucide-react";
import { IconButton } from "../ui/IconButton.tsx";

/** Where one pane fits at a time: leads to the one before. */
export function BackButton({ label, onPress }: { label: string; onPress(): void }) {
  return (
    <IconButton
      label={label}
      icon={ChevronLeft}
      iconSize={20}
      className="-ml-2"
      onClick={onPress}
    />
  );
}
