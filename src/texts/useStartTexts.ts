import { createContext, useContext } from "react";
import { enStart } from "./enStart.ts";

const StartTextsContext = createContext<typeof enStart>(enStart);

/** For what is shown before the sign-in, which must stay light; everything behind it uses `useTexts`. */
export function useStartTexts(): typeof enStart {
  return useContext(StartTextsContext);
}
