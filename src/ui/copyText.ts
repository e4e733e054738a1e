import { CircleAlert } from "lucide-react";
import { showToast } from "./toasts.ts";

export interface CopyWords {
  copied: string;
  /** It did not work: why, or what else can be done. */
  failed: string;
  /** At the side of either: what it is about, such as the number. */
  detail?: string;
}

/** The only way to the clipboard. Says at the foot what came of it, and tells the caller too. */
export async function copyText(text: string, words: CopyWords): Promise<boolean> {
  const isCopied = await toClipboard(text);
  showToast({
    text: isCopied ? words.copied : words.failed,
    ...(words.detail !== undefined && { detail: words.detail }),
    ...(!isCopied && { icon: CircleAlert }),
  });
  return isCopied;
}

async function toClipboard(text: string): Promise<boolean> {
  // A page over plain http has none, whatever the types say; a browser may also refuse.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  try {
    if (clipboard !== undefined) {
      await clipboard.writeText(text);
      return true;
    }
  } catch {
    // The older way may still be open.
  }
  return copyByCommand(text);
}

/** As before there was a clipboard API. Some browsers copy only while something is selected. */
function copyByCommand(text: string): boolean {
  const selection = getSelection();
  const before = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const shown = document.createElement("span");
  shown.textContent = text;
  shown.style.position = "fixed";
  shown.style.opacity = "0";
  shown.style.whiteSpace = "pre";
  shown.style.userSelect = "text";
  document.body.append(shown);
  let isTaken = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isTaken = event.clipboardData !== null;
  };
  document.addEventListener("copy", give, true);
  try {
    selection?.selectAllChildren(shown);
    // Deprecated, and the only one there is where the page is not secure.
    return document.execCommand("copy") && isTaken;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", give, true);
    shown.remove();
    selection?.removeAllRanges();
    if (before !== null) selection?.addRange(before);
  }
}
