import type { ReactNode } from "react";
import { en } from "../texts/en.ts";
import { TextsProvider } from "../texts/useTexts.ts";
import { useShownLanguage } from "./shownLanguage.ts";
import { Starting } from "./Starting.tsx";

/** All texts behind the sign-in. */
export function ChatLanguage({ children }: { children: ReactNode }) {
  const shown = useShownLanguage();
  const texts = shown?.language === "en" ? en : shown?.texts;
  return texts ? <TextsProvider value={texts}>{children}</TextsProvider> : <Starting />;
}
