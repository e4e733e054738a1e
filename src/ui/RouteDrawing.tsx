import { useState } from "react";
import { RouteAuthorMark } from "./RouteAuthorMark.tsx";
import { routeGeometry, type RouteSize, wayIn, wayOut } from "./routeGeometry.ts";
import { RouteLine } from "./RouteLine.tsx";
import { type RouteAuthor, isCut, isDrawn, type RouteNode, type RouteStop } from "./routeParts.ts";
import { RouteStopMark } from "./RouteStopMark.tsx";

export interface RouteDrawingProps {
  width: number;
  size: RouteSize;
  author: RouteAuthor;
  node: RouteNode;
  stops: readonly RouteStop[];
  /** Author, number in, conversation, number out, reached: long and short. None in the mini drawing. */
  headings?: { wide: readonly string[]; compact: readonly string[] };
}

/** The first leg starts when the line from the author has arrived. */
const arrivedMs = 480;
const stepMs = 110;

/**
 * The way of a message as a picture: author, number, conversation, and each recipient through a number of their own.
 * Decorative: RouteList says the same in words.
 */
export function RouteDrawing({ width, size, author, node, stops, headings }: RouteDrawingProps) {
  const geometry = routeGeometry(width, stops.length, size);
  const [openedAt] = useState(() => performance.now());
  const { centerY, nodeX, reachedX, cutX, rows, room } = geometry;
  const isMini = size === "mini";
  const radius = isMini ? 6.5 : 12;
  const columns = [0, geometry.inX, nodeX - 36, geometry.outX, reachedX];
  return (
    // A drawing, not text: it runs from left to right in every language, as its lines are computed.
    <div
      dir="ltr"
      aria-hidden="true"
      className="relative"
      style={{ height: geometry.height, width }}
    >
      {headings?.[room === "wide" ? "wide" : "compact"].map((heading, column) => (
        <span
          key={heading}
          className="text-pane text-ink-3 absolute top-4 font-[600] whitespace-nowrap"
          style={{ insetInlineStart: columns[column] }}
        >
          {heading}
        </span>
      ))}
      <svg width={width} height={geometry.height} fill="none" className="absolute inset-0">
        <RouteLine
          way={wayIn(geometry, isMini ? 26 : 30, radius)}
          channel={author.channel}
          state="drawn"
        />
        {stops.map((stop, row) => (
          <Leg
            key={stop.key}
            stop={stop}
            way={wayOut(geometry, row, isCut(stop) ? cutX - 10 : reachedX, radius)}
            order={row}
            openedAt={openedAt}
          />
        ))}
        <circle
          cx={nodeX}
          cy={centerY}
          r={radius}
          fill="var(--color-surface)"
          stroke="var(--color-ink)"
          strokeWidth={isMini ? 2 : 2.5}
        />
        {!isMini && <circle cx={nodeX} cy={centerY} r="4" fill="var(--color-ink)" />}
      </svg>
      <RouteAuthorMark author={author} geometry={geometry} isMini={isMini} />
      {!isMini && (
        <div
          className="absolute text-end"
          style={{
            insetInlineEnd: width - nodeX - 14,
            top: centerY + 20,
            maxWidth: Math.min(220, nodeX - 40),
          }}
        >
          <p className="line-clamp-2 text-[0.84375rem] leading-[1.25rem] font-[620]">
            {node.title}
          </p>
          <p className="text-pane text-ink-3 tn">{node.note}</p>
        </div>
      )}
      {stops.map((stop, row) => (
        <RouteStopMark
          key={stop.key}
          stop={stop}
          geometry={geometry}
          y={rows[row] ?? centerY}
          isMini={isMini}
        />
      ))}
    </div>
  );
}

interface LegProps {
  stop: RouteStop;
  way: string;
  order: number;
  openedAt: number;
}

function Leg({ stop, way, order, openedAt }: LegProps) {
  const isGone = isDrawn(stop);
  // A new key for a new way, so that the part that is there is not drawn again.
  return <DelayedLine key={String(isGone)} {...{ stop, way, order, openedAt }} isGone={isGone} />;
}

function DelayedLine({ stop, way, order, openedAt, isGone }: LegProps & { isGone: boolean }) {
  // What had happened when the drawing was opened follows in order; what happens later is drawn when it happens.
  const [delayMs] = useState(() => {
    const left = arrivedMs - (performance.now() - openedAt);
    return left > 0 ? left + order * stepMs : 0;
  });
  return (
    <RouteLine
      way={way}
      channel={stop.channel}
      state={isGone ? "drawn" : "waiting"}
      delayMs={delayMs}
    />
  );
}
