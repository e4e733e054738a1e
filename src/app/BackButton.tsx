import { ChevronLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "../ui/IconButton.tsx";

interface BackButtonProps {
  label: string;
  onPress(): void;
  className?: string;
}

/** Where one pane fits at a time: leads to the one before. Takes the focus, since what had it is gone. */
export function BackButton({ label, onPress, className }: BackButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <IconButton
      ref={button}
      label={label}
      icon={ChevronLeft}
      iconSize={20}
      className={className}
      onClick={onPress}
    />
  );
}
