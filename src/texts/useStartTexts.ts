import { createContext, useContext } from "react";
import { enStart } from "./enStart.ts";
import type { StartTexts } from "./texts.ts";

const StartTextsContext = createContext<StartTexts>(enStart);

export const StartTextsProvider = StartTextsContext.Provider;

/** For what is shown before the sign-in, which must stay light; everything behind it uses `useTexts`. */
export function useStartTexts(): StartTexts {
  return useContext(StartTextsContext);
}
