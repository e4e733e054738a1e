import type { Texts } from "../../texts/texts.ts";
import { showToast } from "../../ui/toasts.ts";
import { EmulatorError } from "./emulatorApi.ts";

/** Says that something was not done, in the emulator's own words where it has any. */
export function tellFailure(texts: Texts["phones"]): (error: unknown) => void {
  return (error) => showToast({ text: failureWords(texts, error) });
}

export function failureWords(texts: Texts["phones"], error: unknown): string {
  return error instanceof EmulatorError ? error.message : texts.failedSentence;
}
