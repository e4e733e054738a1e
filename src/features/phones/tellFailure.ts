import type { AllTexts } from "../../texts/texts.ts";
import { showToast } from "../../ui/toasts.ts";
import { EmulatorError } from "./emulatorApi.ts";

/** Says that something was not done, in the emulator's own words where it has any. */
export function tellFailure(texts: AllTexts["phones"]): (error: unknown) => void {
  return (error) => showToast({ text: failureWords(texts, error) });
}

export function failureWords(texts: AllTexts["phones"], error: unknown): string {
  if (!(error instanceof EmulatorError)) return texts.failedSentence;
  // Who has come by a link for real phones may do what a phone does, and not change the demo.
  return error.status === 401 ? texts.notAllowed : error.message;
}
