import type { Address } from "../../domain/address.ts";
import type { AllTexts } from "../../texts/texts.ts";
import { showToast } from "../../ui/toasts.ts";

const handsetWidth = 240;
const margin = 32;
const height = 800;

/** A window of their own for all phones or one, such as for a second screen. False when the browser refused. */
export function openPhonesWindow(
  texts: AllTexts["phones"],
  { of, count }: { of?: Address; count: number },
): boolean {
  const path = of === undefined ? "/phones" : `/phones/${encodeURIComponent(of)}`;
  const width = Math.min(screen.availWidth, count * handsetWidth + margin);
  const features = `popup,width=${width},height=${Math.min(screen.availHeight, height)}`;
  // The name makes a second click show the same window again.
  const opened = window.open(path, `partyline ${path}`, features);
  if (opened === null) {
    showToast({ text: texts.windowRefused, detail: texts.windowRefusedDetail });
  }
  return opened !== null;
}
