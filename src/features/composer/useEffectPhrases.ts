import { personLabel } from "../../domain/person.ts";
import { closingMs } from "../../domain/whatsappWindow.ts";
import type { ChannelCounts } from "../../store/conversationSelectors.ts";
import { serviceNow } from "../../store/serviceClock.ts";
import type { WindowOfPerson } from "../../store/useWhatsappWindows.ts";
import type { Texts } from "../../texts/texts.ts";
import { useTexts } from "../../texts/useTexts.ts";
import type { EffectPhrase } from "../../ui/EffectLine.tsx";
import type { Segments } from "./segments.ts";

interface EffectFacts {
  counts: ChannelCounts;
  /** Null until they are counted. */
  segments: Segments | null;
  hasFiles: boolean;
  windows: readonly WindowOfPerson[];
}

/** What sending does, one phrase per channel. */
export function useEffectPhrases(facts: EffectFacts): EffectPhrase[] {
  const { composer } = useTexts();
  const { counts } = facts;
  const phrases: EffectPhrase[] = [];
  if (counts.sms > 0) {
    const detail = smsDetail(composer, facts);
    phrases.push({ channel: "sms", words: composer.sms(counts.sms), detail });
  }
  if (counts.whatsapp > 0) phrases.push(...whatsappPhrases(composer, facts));
  const others = counts.chat - 1;
  if (others > 0) phrases.push({ channel: "chat", words: composer.chat(others) });
  return phrases;
}

/** Each phone gets, and costs, all segments of the text. Exported for tests. */
export function smsDetail(
  composer: Texts["composer"],
  { counts, segments, hasFiles }: Pick<EffectFacts, "counts" | "segments" | "hasFiles">,
): string | undefined {
  if (hasFiles) return composer.mmsDetail;
  if (segments === null) return undefined;
  const { count, encoding, left } = segments;
  if (count === 0) return composer.emptyDetail(encoding, left);
  const detail = composer.segmentsDetail(count, encoding, left);
  return counts.sms > 1 ? `${detail}; ${composer.segmentsInAll(count * counts.sms)}` : detail;
}

function whatsappPhrases(
  composer: Texts["composer"],
  { counts, windows }: EffectFacts,
): EffectPhrase[] {
  const closed = windows.filter(({ window }) => window.state === "closed");
  const reached = counts.whatsapp - closed.length;
  const ends = windows.flatMap(({ window }) => (window.state === "open" ? [window.closesAt] : []));
  const left = Math.min(...ends) - serviceNow();
  const isKnown = Number.isFinite(left);
  const duration = isKnown ? durationWords(composer, left) : "";
  const detail =
    reached > 1 ? composer.firstWindowCloses(duration) : composer.windowCloses(duration);
  const phrases: EffectPhrase[] = [];
  if (reached > 0) {
    phrases.push({
      channel: "whatsapp",
      words: composer.whatsapp(reached),
      ...(isKnown && { detail }),
      ...(isKnown && left < closingMs && { tone: "warn" as const }),
    });
  }
  for (const { person } of closed) {
    const name = personLabel(person) || composer.somebody;
    phrases.push({
      channel: "whatsapp",
      words: composer.templateOnly(name),
      tone: "warn",
      code: 63016,
    });
  }
  return phrases;
}

/** "23 h", "50 min"; never "0 min" while it is open. */
function durationWords(composer: Texts["composer"], ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  return minutes >= 60 ? composer.hours(Math.floor(minutes / 60)) : composer.minutes(minutes);
}
