import { useLayoutEffect, useState } from "react";
import type { Message } from "../../domain/entities.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Note } from "../../ui/Note.tsx";
import { RouteDrawing } from "../../ui/RouteDrawing.tsx";
import { routeGeometry } from "../../ui/routeGeometry.ts";
import { RouteList } from "../../ui/RouteList.tsx";
import { useWidth } from "../../ui/useWidth.ts";
import { isFailed, type RouteLeg } from "./messageRoute.ts";
import { RouteFailures } from "./RouteFailures.tsx";
import { useMessageRoute } from "./useMessageRoute.ts";
import { useRouteParts } from "./useRouteParts.ts";

interface RouteCardProps {
  message: Message;
  enlarged: boolean;
}

const paddingPx = 28;
/** Narrower, the list shows instead of the drawing. */
const leastDrawing = 520;

/** The drawing of a message's way, with the same in words, and below it what failed. */
export function RouteCard({ message, enlarged }: RouteCardProps) {
  const texts = useAllTexts();
  const { route, error } = useMessageRoute(message);
  const parts = useRouteParts(message, route);
  const [card, outer] = useWidth<HTMLDivElement>();
  const factor = useFactor(outer, parts.stops.length, enlarged);
  const width = Math.floor(outer / factor) - 2 * paddingPx;
  const isDrawing = width >= leastDrawing;
  const { wide, compact } = headings(texts.route);
  return (
    <>
      <div
        ref={card}
        className="rounded-card border-hairline bg-surface flex-none overflow-hidden border"
      >
        <div style={{ zoom: factor }}>
          {isDrawing && (
            <div style={{ paddingInline: paddingPx }}>
              <RouteDrawing
                key={message.sid}
                width={width}
                size={enlarged ? "tight" : "full"}
                headings={{ wide, compact }}
                {...parts}
              />
            </div>
          )}
          <RouteList
            label={texts.route.list}
            isHidden={isDrawing}
            nobody={texts.route.nobody}
            {...parts}
          />
        </div>
      </div>
      <p role="status" className="sr-only">
        {summary(texts.route, route.legs)}
      </p>
      <RouteFailures legs={route.legs} />
      {error !== null && (
        <div className="mt-4">
          <Note tone="bad" title={texts.route.receiptsFailed}>
            {texts.errors.sentence(error)}
          </Note>
        </div>
      )}
    </>
  );
}

function headings(texts: ReturnType<typeof useAllTexts>["route"]) {
  const { author, conversation, reached } = texts;
  return {
    wide: [author, texts.numberIn, conversation, texts.numberOut, reached],
    compact: [author, texts.numberInShort, conversation, texts.numberOutShort, reached],
  };
}

/** Without chat people: of them nothing more is told than that they have read. */
function summary(
  texts: ReturnType<typeof useAllTexts>["route"],
  legs: readonly RouteLeg[],
): string {
  const phones = legs.filter(({ channel }) => channel !== "chat");
  const reached = phones.filter(({ status }) => status === "delivered" || status === "read");
  return texts.summary(reached.length, phones.filter(isFailed).length, phones.length);
}

/** Enlarged, the drawing is as large as the window allows. */
function useFactor(outer: number, count: number, enlarged: boolean): number {
  const [room, setRoom] = useState(() => window.innerHeight);
  useLayoutEffect(() => {
    const measure = () => setRoom(window.innerHeight);
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  if (!enlarged || outer === 0) return 1;
  const narrowest = 640;
  // The top bar, the title and the strip stay in view.
  const aboveAndBelow = 250;
  const { height } = routeGeometry(narrowest, count, "tight");
  const fit = Math.min(outer / (narrowest + 2 * paddingPx), (room - aboveAndBelow) / height, 2.4);
  return Math.max(1, Math.round(fit * 100) / 100);
}
