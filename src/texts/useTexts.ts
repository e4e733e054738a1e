import { createContext, useContext } from "react";
import { en } from "./en.ts";

/** What a language has to say. A second one is `const de: Texts = { … }`, so that nothing in it can be missing. */
export type Texts = typeof en;

const TextsContext = createContext<Texts>(en);

export const TextsProvider = TextsContext.Provider;

export function useTexts(): Texts {
  return useContext(TextsContext);
}
