import { createContext, useContext } from "react";
import { en } from "./en.ts";
import type { Texts } from "./texts.ts";

const TextsContext = createContext<Texts>(en);

export function useTexts(): Texts {
  return useContext(TextsContext);
}
