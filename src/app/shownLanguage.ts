import { useSyncExternalStore } from "react";
import { readSetting, subscribeToSettings } from "../store/settings.ts";
import { enStart } from "../texts/enStart.ts";
import { type Language, languageOf, localeOf } from "../texts/languages.ts";
import { setLocale } from "../texts/locale.ts";
import type { StartTexts, Texts } from "../texts/texts.ts";

/** What is on the screen. `texts` is null in English, and as long as another language is still on its way. */
interface ShownLanguage {
  language: Language;
  start: StartTexts;
  texts: Texts | null;
}

let shown: ShownLanguage | null = null;
const listeners = new Set<() => void>();

/** Brings the chosen language onto the page, now and whenever another one is chosen. */
export function applyLanguage(): void {
  apply();
  subscribeToSettings(apply);
  addEventListener("languagechange", apply);
}

/** null until the first texts are there. */
export function useShownLanguage(): ShownLanguage | null {
  return useSyncExternalStore(subscribe, () => shown);
}

function wanted(): Language {
  return languageOf(readSetting("language"), navigator.languages);
}

function apply(): void {
  const language = wanted();
  if (language === "en") return show({ language, start: enStart, texts: null });
  loadGerman().catch(() => {
    // Without a network a language that was never loaded cannot be shown; English always can.
    if (shown === null) show({ language: "en", start: enStart, texts: null });
  });
}

async function loadGerman(): Promise<void> {
  const whole = import("../texts/de.ts");
  // The sign-in need not wait for the rest; but when one language takes the place of another, all of it changes at once.
  if (shown === null) {
    const { deStart } = await import("../texts/deStart.ts");
    show({ language: "de", start: deStart, texts: null });
  }
  const { de } = await whole;
  if (wanted() === "de") show({ language: "de", start: de, texts: de });
}

function show(next: ShownLanguage): void {
  if (next.language === shown?.language && next.texts === shown.texts) return;
  shown = next;
  setLocale(localeOf(next.language, navigator.languages));
  document.documentElement.lang = next.language;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
