import { Ban, Plane, Timer } from "lucide-react";
import { closingMs } from "../../domain/whatsappWindow.ts";
import type { AllTexts } from "../../texts/texts.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import type { HandsetBand } from "../../ui/Handset.tsx";
import type { Phone } from "./emulatorSchemas.ts";
import { usePhones } from "./phonesStore.ts";
import { hasStopped, type PhoneThread, windowEnd } from "./phoneThreads.ts";
import { useLetters } from "./useNames.ts";

const hourMs = 3_600_000;
const minuteMs = 60_000;
const nobody = [] as const;

/** What stands between a phone and its texts: its state, a STOP, or the WhatsApp window. */
export function useBand(
  phone: Phone,
  thread: PhoneThread | undefined,
  now: number,
): HandsetBand | undefined {
  const { phones: texts } = useAllTexts();
  const waiting = usePhones((state) =>
    phone.state === "off" ? (state.waiting[phone.address]?.length ?? 0) : 0,
  );
  const [letter = ""] = useLetters(thread?.others ?? nobody);
  switch (phone.state) {
    case "on":
      if (thread === undefined) return undefined;
      if (hasStopped(thread)) return { tone: "bad", icon: Ban, words: texts.stopped(letter) };
      return windowBand(texts, windowEnd(thread), now);
    case "off":
      return {
        tone: "warn",
        icon: Plane,
        words: waiting === 0 ? texts.off : texts.offWaiting(waiting),
      };
    case "landline":
      return { tone: "idle", words: texts.landline };
    case "blocked":
    case "unknown":
    case "filtered":
    case "unregistered":
      return { tone: "bad", icon: Ban, words: texts.unreachable[phone.state] };
  }
}

function windowBand(
  texts: AllTexts["phones"],
  closesAt: number | null,
  now: number,
): HandsetBand | undefined {
  if (closesAt === null) return undefined;
  const left = closesAt - now;
  if (left <= 0) return { tone: "warn", icon: Timer, words: texts.windowClosed };
  const words = texts.windowOpen(
    left >= hourMs
      ? texts.hours(Math.floor(left / hourMs))
      : texts.minutes(Math.ceil(left / minuteMs)),
  );
  return { tone: left < closingMs ? "warn" : "good", icon: Timer, words };
}
