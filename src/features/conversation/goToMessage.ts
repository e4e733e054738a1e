import { createContext, useContext } from "react";

/** A message to be shown. A new object for each wish, since one may want to go to the same message twice. */
export interface GoToTarget {
  index: number;
}

/** Leads to a message of the thread, wherever in the history it is. */
const GoToMessageContext = createContext<(index: number) => void>(() => undefined);

export const GoToMessageProvider = GoToMessageContext.Provider;

export function useGoToMessage(): (index: number) => void {
  return useContext(GoToMessageContext);
}
