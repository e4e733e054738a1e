import { enAll } from "./enAll.ts";
import type { AllTexts, Texts } from "./texts.ts";
import { useTexts } from "./useTexts.ts";

/**
 * For pages, dialogs and panes that are loaded when somebody wants them: this file brings the English words for all of
 * them along. What the chat shows at once uses `useTexts`.
 */
export function useAllTexts(): AllTexts {
  const texts = useTexts();
  return isWhole(texts) ? texts : enAll;
}

/** Other languages come as a whole. */
function isWhole(texts: Texts): texts is AllTexts {
  return "phones" in texts;
}
