import { useState } from "react";
import { useLocation, useRoute } from "wouter";
import { type ConversationSid, isSid } from "../domain/sids.ts";
import { listWidth, type PaneLayout, paneLayout } from "./paneLayout.ts";
import { type PageName, usePage } from "./usePage.ts";
import { useStoredState } from "./useStoredState.ts";
import { useWindowWidth } from "./useWindowWidth.ts";

export interface Panes {
  layout: PaneLayout;
  /** A screen of its own in place of list and thread. */
  page: PageName | null;
  selected: ConversationSid | null;
  detailsShown: boolean;
  phonesShown: boolean;
  /** Where the conversations were left. */
  conversationsHref: string;
  hrefOf(sid: ConversationSid): string;
  /** With an index: at that message. */
  openConversation(sid: ConversationSid, index?: number): void;
  backToList(): void;
  showDetails(shown: boolean): void;
  showPhones(shown: boolean): void;
  setListWidth(width: number): void;
  setPhonesWidth(width: number): void;
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
  const [phonesWidth, setPhonesWidth] = useStoredState<number>("phonesWidth", 0);
  const [detailsWanted, setDetailsWanted] = useStoredState<boolean>("details", true);
  const [phonesWanted, setPhonesWanted] = useStoredState<boolean>("phones", true);
  const [phonesOver, setPhonesOver] = useState(false);

  const page = usePage();
  const listNow = page !== null ? 0 : width < 1000 ? 300 : list;
  const layout = paneLayout(width, listNow, hasPhones && phonesWanted, phonesWidth);
  const phonesDocked = layout.phones.place === "docked";
  const sid = isConversation ? params.sid : "";
  const selected = isSid("CH", sid) ? sid : null;
  const [left, setLeft] = useState(selected);
  if (page === null && left !== selected) setLeft(selected);
  const detailsInAddress = isConversation && params.part === "details";

  return {
    layout,
    page,
    selected,
    detailsShown:
      selected !== null && (detailsInAddress || (layout.details === "docked" && detailsWanted)),
    phonesShown: hasPhones && (phonesDocked ? phonesWanted : phonesOver),
    conversationsHref: page !== null && left !== null ? hrefOf(left) : "/",
    hrefOf,
    openConversation: (of, index) =>
      navigate(index === undefined ? hrefOf(of) : `${hrefOf(of)}?message=${index}`),
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
    setPhonesWidth,
  };
}

function hrefOf(sid: ConversationSid): string {
  return `/c/${sid}`;
}
