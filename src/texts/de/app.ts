import type { StartTexts } from "../texts.ts";

export const appTexts: StartTexts["app"] = {
  starting: "Partyline wird geöffnet",
  serverDown: "Der Server antwortet nicht.",
  tryAgain: "Erneut versuchen",
};
