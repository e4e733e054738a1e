import type { Texts } from "../texts.ts";

export const connectionTexts: Texts["connection"] = {
  offlineSince: (time) => `Offline seit ${time}.`,
  noNetwork: (time) => `Kein Netz seit ${time}.`,
  noToken: (time) => `Offline seit ${time}: Der Anmeldeserver antwortet nicht.`,
  waiting: (count) => (count === 1 ? "1 Nachricht wartet." : `${count} Nachrichten warten.`),
  retryNow: "Jetzt versuchen",
  connecting: "Verbindet…",
  denied: "Du wurdest abgemeldet. Deine Entwürfe bleiben erhalten.",
  signIn: "Anmelden",
};
