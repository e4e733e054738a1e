import { createContext, useContext } from "react";
import { en } from "./en.ts";
import type { Texts } from "./texts.ts";

const TextsContext = createContext<Texts>(en);

/** Another language than English, which needs none. */
export const TextsProvider = TextsContext.Provider;

export function useTexts(): Texts {
  return useContext(TextsContext);
}
