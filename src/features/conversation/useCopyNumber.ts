import { useTexts } from "../../texts/useTexts.ts";
import { copyText } from "../../ui/copyText.ts";

/** Copies a phone number as it is shown. */
export function useCopyNumber(): (number: string) => void {
  const { shell } = useTexts();
  return (number) =>
    void copyText(number, {
      copied: shell.numberCopied,
      failed: shell.copyFailed,
      detail: number,
    });
}
