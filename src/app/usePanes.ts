import { useState } from "react";
import { useLocation, useRoute } from "wouter";
import { type ConversationSid, isSid } from "../domain/sids.ts";
import { listWidth, type PaneLayout, paneLayout } from "./paneLayout.ts";
import { useStoredState } from "./useStoredState.ts";
import { useWindowWidth } from "./useWindowWidth.ts";

export interface Panes {
  layout: PaneLayout;
  selected: ConversationSid | null;
  detailsShown: boolean;
  phonesShown: boolean;
  hrefOf(sid: ConversationSid): string;
  openConversation(sid: ConversationSid): void;
  backToList(): void;
  showDetails(shown: boolean): void;
  showPhones(shown: boolean): void;
  setListWidth(width: number): void;
}

/**
 * Which panes are shown. The conversation is in the address. Docked panes stay as somebody left them; details that lie
 * over the thread are a place of their own in the address, so that Back closes them.
 */
export function usePanes(hasPhones: boolean): Panes {
  const width = useWindowWidth();
  const [, navigate] = useLocation();
  const [isConversation, params] = useRoute("/c/:sid/:part?");
  const [list, setListWidth] = useStoredState<number>("listWidth", listWidth.default);
  const [detailsWanted, setDetailsWanted] = useStoredState<boolean>("details", true);
  const [phonesWanted, setPhonesWanted] = useStoredState<boolean>("phones", true);
  const [phonesOver, setPhonesOver] = useState(false);

  const listNow = width < 1000 ? 300 : list;
  const layout = paneLayout(width, listNow, hasPhones && phonesWanted);
  const phonesDocked = layout.phones.place === "docked";
  const sid = isConversation ? params.sid : "";
  const selected = isSid("CH", sid) ? sid : null;
  const detailsInAddress = isConversation && params.part === "details";

  return {
    layout,
    selected,
    detailsShown:
      selected !== null && (detailsInAddress || (layout.details === "docked" && detailsWanted)),
    phonesShown: hasPhones && (phonesDocked ? phonesWanted : phonesOver),
    hrefOf,
    openConversation: (of) => navigate(hrefOf(of)),
    backToList: () => navigate("/"),
    showDetails(shown) {
      if (selected === null) return;
      if (layout.details === "docked") setDetailsWanted(shown);
      if (layout.details !== "docked" || detailsInAddress) {
        navigate(shown ? `${hrefOf(selected)}/details` : hrefOf(selected));
      }
    },
    showPhones: phonesDocked ? setPhonesWanted : setPhonesOver,
    setListWidth,
  };
}

function hrefOf(sid: ConversationSid): string {
  return `/c/${sid}`;
}
