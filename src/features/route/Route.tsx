import { ChevronLeft, ChevronRight, ZoomIn } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useLocation, useRoute, useSearch } from "wouter";
import type { Message } from "../../domain/entities.ts";
import { routeHref } from "../../domain/routeHref.ts";
import { isSid } from "../../domain/sids.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Page } from "../../ui/Page.tsx";
import { RouteCard } from "./RouteCard.tsx";
import { RouteIntro } from "./RouteIntro.tsx";
import { followRouteLog } from "./routeLog.ts";
import { RouteStrip } from "./RouteStrip.tsx";
import { type FoundMessage, useFoundMessage } from "./useFoundMessage.ts";
import { useNeighbours } from "./useNeighbours.ts";

interface RouteProps {
  /** Leads back where only one pane fits. */
  leading?: ReactNode;
  /** There the last messages show as they travel, and times are exact. */
  hasEmulator: boolean;
}

/** The way that a message took, live. Without a message in the address: that of the newest one. */
export function Route({ leading, hasEmulator }: RouteProps) {
  const { route: texts } = useAllTexts();
  const [, params] = useRoute("/route/:messageSid?");
  const conversation = new URLSearchParams(useSearch()).get("in") ?? "";
  const sid = params?.messageSid ?? null;
  const found = useFoundMessage(
    sid !== null && isSid("IM", sid) ? sid : null,
    isSid("CH", conversation) ? conversation : null,
  );
  const [enlarged, setEnlarged] = useState(false);

  useEffect(() => (hasEmulator ? followRouteLog() : undefined), [hasEmulator]);

  return (
    <Page
      title={sid === null ? texts.titleNewest : texts.title}
      leading={leading}
      intro={found.state === "found" && <RouteIntro message={found.message} />}
      aside={
        <div className="flex flex-wrap items-center gap-2.5">
          <IconButton
            label={enlarged ? texts.shrink : texts.enlarge}
            icon={ZoomIn}
            pressed={enlarged}
            className="max-md:hidden"
            onClick={() => setEnlarged(!enlarged)}
          />
          {found.state === "found" && (
            <Neighbours message={found.message} isPinned={sid !== null} />
          )}
        </div>
      }
    >
      <FoundRoute found={found} isPinned={sid !== null} enlarged={enlarged} />
      {hasEmulator && (
        <div className="mt-[18px]">
          <RouteStrip size="full" />
        </div>
      )}
    </Page>
  );
}

interface FoundRouteProps {
  found: FoundMessage;
  isPinned: boolean;
  enlarged: boolean;
}

function FoundRoute({ found, isPinned, enlarged }: FoundRouteProps) {
  const { route: texts } = useAllTexts();
  switch (found.state) {
    case "found":
      return <RouteCard message={found.message} enlarged={enlarged} />;
    case "looking":
      return (
        <p role="status" className="text-ui text-ink-3">
          {texts.loading}
        </p>
      );
    case "missing":
      return isPinned ? (
        <EmptyState title={texts.missing}>{texts.missingSentence}</EmptyState>
      ) : (
        <EmptyState title={texts.none}>{texts.noneSentence}</EmptyState>
      );
  }
}

function Neighbours({ message, isPinned }: { message: Message; isPinned: boolean }) {
  const { route: texts } = useAllTexts();
  const [, navigate] = useLocation();
  const { earlier, later } = useNeighbours(message);
  const goTo = (neighbour: Message | undefined) => {
    if (neighbour !== undefined) navigate(routeHref(neighbour));
  };
  return (
    <>
      <Button
        size="small"
        icon={ChevronLeft}
        disabledReason={earlier === undefined ? texts.noEarlier : undefined}
        onClick={() => goTo(earlier)}
      >
        {texts.earlier}
      </Button>
      <Button
        size="small"
        disabledReason={later === undefined ? texts.noLater : undefined}
        onClick={() => goTo(later)}
      >
        {texts.later}
        <ChevronRight aria-hidden="true" size={16} strokeWidth={1.75} />
      </Button>
      {isPinned && (
        <Button size="small" variant="quiet" onClick={() => navigate("/route")}>
          {texts.newest}
        </Button>
      )}
    </>
  );
}
