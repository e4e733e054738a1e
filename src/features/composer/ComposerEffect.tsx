import { mostFiles } from "../../domain/channelLimits.ts";
import type { ChannelCounts } from "../../store/conversationSelectors.ts";
import { useConnection } from "../../store/useConnection.ts";
import type { WindowOfPerson } from "../../store/useWhatsappWindows.ts";
import type { Texts } from "../../texts/texts.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { EffectLine, type EffectNotice } from "../../ui/EffectLine.tsx";
import { LinkButton } from "../../ui/LinkButton.tsx";
import type { Verdict } from "./composerVerdict.ts";
import { PlainTextHint } from "./PlainTextHint.tsx";
import { useEffectPhrases } from "./useEffectPhrases.ts";
import { useSegments } from "./useSegments.ts";

interface ComposerEffectProps {
  body: string;
  hasFiles: boolean;
  counts: ChannelCounts;
  windows: readonly WindowOfPerson[];
  verdict: Verdict;
  onSend(): void;
  onSendApart(): void;
  onSendSplit(): void;
  onMakePlain(plain: string): void;
}

/** Below the box: what sending does, or why it cannot be sent and what can be done. */
export function ComposerEffect(props: ComposerEffectProps) {
  const { body, hasFiles, counts, windows } = props;
  const { composer } = useTexts();
  const isOffline = useConnection().status === "offline";
  const segments = useSegments(body, counts.sms > 0);
  const phrases = useEffectPhrases({ counts, segments, hasFiles, windows });
  const notice = noticeOf(composer, props);
  const offline: EffectNotice | undefined = isOffline
    ? { tone: "idle", words: composer.offline }
    : undefined;
  return (
    <EffectLine
      phrases={phrases}
      notice={notice ?? offline}
      hint={
        segments?.encoding === "UCS-2" &&
        !hasFiles && (
          <PlainTextHint
            body={body}
            segments={segments}
            phones={counts.sms}
            onMakePlain={props.onMakePlain}
          />
        )
      }
    />
  );
}

function noticeOf(
  composer: Texts["composer"],
  { verdict, counts, body, hasFiles, onSend, onSendApart, onSendSplit }: ComposerEffectProps,
): EffectNotice | undefined {
  const phones = counts.sms + counts.whatsapp;
  switch (verdict.verdict) {
    case "fine":
    case "nothing":
      return undefined;
    case "notAllowed":
      return { tone: "warn", words: composer.notAllowed(verdict.withFiles) };
    case "tooLong":
      return {
        tone: "bad",
        words: composer.tooLong(verdict.over, verdict.channel === "sms" ? "SMS" : "WhatsApp"),
        action: !hasFiles && (
          <LinkButton onClick={onSendSplit}>{composer.split(verdict.parts)}</LinkButton>
        ),
      };
    case "tooLongForChat":
      return { tone: "bad", words: composer.tooLongForChat(verdict.over) };
    case "tooManyFiles":
      return { tone: "bad", words: composer.refusedMany(mostFiles) };
    case "onlyFirstFile": {
      const hasText = body.trim() !== "";
      const hasMore = verdict.messages > (hasText ? 2 : 1);
      return {
        tone: "warn",
        words: composer.onlyFile(phones, verdict.file, hasText, hasMore),
        action: (
          <LinkButton onClick={onSendApart}>{composer.sendApart(verdict.messages)}</LinkButton>
        ),
      };
    }
    case "file":
      return fileNotice(composer, verdict.problem, counts, onSend);
  }
}

function fileNotice(
  composer: Texts["composer"],
  problem: Extract<Verdict, { verdict: "file" }>["problem"],
  counts: ChannelCounts,
  onSend: () => void,
): EffectNotice {
  // People in chat get such a file all the same; Twilio only leaves the phones out.
  const action = counts.chat > 1 && (
    <LinkButton onClick={onSend}>{composer.sendToChatOnly}</LinkButton>
  );
  switch (problem.problem) {
    case "empty":
      return { tone: "bad", words: composer.refusedEmpty };
    case "tooLarge":
      return { tone: "bad", words: composer.refusedLarge };
    case "tooLargeForPhones": {
      const { channel } = problem;
      return {
        tone: "bad",
        words: composer.refusedLargeForPhones(counts[channel], channel),
        action,
      };
    }
    case "typeForPhones":
      return { tone: "bad", words: composer.refusedType(counts.sms + counts.whatsapp), action };
  }
}
