import type { StartTexts } from "../texts.ts";

export const appTexts: StartTexts["app"] = {
  product: "Partyline",
  starting: "Partyline wird geöffnet",
  serverDown: "Der Server antwortet nicht.",
  signedOutHere: "Du bist auf diesem Gerät abgemeldet",
  signedOutHereSentence:
    "Deine Nachrichten und Entwürfe sind aus diesem Browser entfernt. Der Server weiß es noch nicht: Er beendet deine Sitzung, sobald diese Seite ihn erreicht, jetzt oder beim nächsten Öffnen.",
  tryAgain: "Erneut versuchen",
};
