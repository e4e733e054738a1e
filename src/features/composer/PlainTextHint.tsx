import { useEffect, useState } from "react";
import { plainText } from "../../domain/plainText.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { countSegments, type Segments } from "./segments.ts";

interface PlainTextHintProps {
  body: string;
  segments: Segments;
  /** Who gets it as SMS: each pays. */
  phones: number;
  onMakePlain(plain: string): void;
}

/** Typographic dashes and quotes alone may double the price of an SMS. */
export function PlainTextHint({ body, segments, phones, onMakePlain }: PlainTextHintProps) {
  const { composer } = useTexts();
  const [saved, setSaved] = useState(0);
  const plain = plainText(body);

  useEffect(() => {
    let isCurrent = true;
    countSegments(plain).then(
      (counted) => {
        if (isCurrent) setSaved(counted.encoding === "GSM-7" ? segments.count - counted.count : 0);
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [plain, segments.count]);

  if (plain === body || saved <= 0) return null;
  return (
    <span className="text-ink-3 basis-full">
      {composer.dearLetters(saved * phones)}{" "}
      <LinkButton onClick={() => onMakePlain(plain)}>{composer.makePlain}</LinkButton>
    </span>
  );
}
