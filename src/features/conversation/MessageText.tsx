import { lazy, Suspense, useState } from "react";
import { useTexts } from "../../texts/useTexts.ts";
import { shownLines } from "./shownLines.ts";

const LinkedText = lazy(async () => ({ default: (await import("./LinkedText.tsx")).LinkedText }));

/** Only a text with something like an address in it needs the search for links. */
const mayHoldLink = /[a-z0-9]\.[a-z]{2}|@/i;
const foldedLines = 12;

/** The words of a message: links can be followed, and a long text is folded. */
export function MessageText({ body }: { body: string }) {
  const { thread, list } = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  // An empty bubble would look like a fault.
  if (body !== "" && body.trim() === "") return <i className="opacity-80">{list.blank}</i>;
  const lines = shownLines(body);
  const isLong = lines > foldedLines;
  const words = mayHoldLink.test(body) ? (
    <Suspense fallback={body}>
      <LinkedText>{body}</LinkedText>
    </Suspense>
  ) : (
    body
  );
  if (!isLong) return words;
  return (
    <>
      <span className={isOpen ? "block" : "line-clamp-12"}>{words}</span>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="text-small mt-1 block font-[600] underline underline-offset-[3px]"
      >
        {isOpen ? thread.showLess : thread.showAll(lines)}
      </button>
    </>
  );
}
