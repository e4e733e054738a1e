import type { ChannelCounts } from "../../store/conversationSelectors.ts";
import { useTexts } from "../../texts/useTexts.ts";
import type { EffectPhrase } from "../../ui/EffectLine.tsx";
import { useSegments } from "./useSegments.ts";

/** What sending does, one phrase per channel. Chat is told only where there are no phones: there it goes without saying. */
export function useEffectPhrases(draft: string, counts: ChannelCounts): EffectPhrase[] {
  const { composer } = useTexts();
  const segments = useSegments(draft, counts.sms > 0);
  const phrases: EffectPhrase[] = [];
  if (counts.sms > 0) {
    const { count, encoding, left } = segments ?? { count: 0, encoding: "", left: 0 };
    const detail =
      count === 0
        ? composer.emptyDetail(encoding, left)
        : composer.segmentsDetail(count, encoding, left);
    phrases.push({
      channel: "sms",
      words: composer.sms(counts.sms),
      ...(segments && { detail }),
    });
  }
  if (counts.whatsapp > 0) {
    phrases.push({ channel: "whatsapp", words: composer.whatsapp(counts.whatsapp) });
  }
  const others = counts.chat - 1;
  if (phrases.length === 0 && others > 0) {
    phrases.push({ channel: "chat", words: composer.chat(others) });
  }
  return phrases;
}
