import type { ReactNode } from "react";
import { StartTextsProvider } from "../texts/useStartTexts.ts";
import { useShownLanguage } from "./shownLanguage.ts";

/** The texts before the sign-in, in the language of the settings or of the browser. */
export function StartLanguage({ children }: { children: ReactNode }) {
  const shown = useShownLanguage();
  return shown && <StartTextsProvider value={shown.start}>{children}</StartTextsProvider>;
}
