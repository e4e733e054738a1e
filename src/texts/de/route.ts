import { formatNumber } from "../locale.ts";
import type { AllTexts } from "../texts.ts";

const phones = (count: number) => (count === 1 ? "1 Telefon" : `${count} Telefonen`);

export const routeTexts: AllTexts["route"] = {
  title: "Der Weg dieser Nachricht",
  titleNewest: "Der Weg der neuesten Nachricht",
  quote: (text) => `„${text}“`,
  noWords: "Eine Nachricht ohne Worte",
  inside: " in ",
  at: (day, time) => `${day}, ${time}`,
  earlier: "Früher",
  later: "Später",
  noEarlier: "Das ist die erste Nachricht",
  noLater: "Das ist die neueste Nachricht",
  newest: "Neueste",
  enlarge: "Vergrößern, für die hinterste Reihe",
  shrink: "Wieder normal groß",
  list: "Der Weg der Nachricht",
  author: "Absender",
  numberIn: "Twilio-Nummer hinein",
  conversation: "Unterhaltung",
  numberOut: "Twilio-Nummer hinaus",
  reached: "Erreicht",
  numberInShort: "Hinein",
  numberOutShort: "Hinaus",
  direct: "direkt",
  byRest: "per REST",
  notBack: (channel) => `${channel}, ohne Echo`,
  inChat: "Im Chat",
  program: "Programm",
  untitled: "Unterhaltung",
  message: (index) => `Nachricht ${index}`,
  messageAt: (index, time) => `Nachricht ${index}, ${time}`,
  nobody: "Sonst war niemand in der Unterhaltung.",
  unknownNumber: "Unbekannte Nummer",
  left: "Jemand, der nicht mehr da ist",
  waiting: "Wartet",
  to: "an",
  from: (channel) => `${channel} von`,
  stop: (who, via, number, status) =>
    number === "" ? `${who}: ${via}, ${status}` : `${who}: ${via} ${number}, ${status}`,
  after(ms) {
    const seconds = Math.max(0, ms) / 1000;
    if (seconds < 60) return `+${formatNumber(seconds, 2)} s`;
    if (seconds < 3600) return `+${Math.round(seconds / 60)} Min.`;
    return seconds < 48 * 3600
      ? `+${Math.round(seconds / 3600)} Std.`
      : `+${Math.round(seconds / 86_400)} T.`;
  },
  summary: (reached, failed, total) => {
    if (total === 0) return "";
    const lost = failed === 0 ? "" : `, ${failed} nicht`;
    return `${reached} von ${phones(total)} erreicht${lost}.`;
  },
  loading: "Die Nachricht wird gesucht",
  missing: "Diese Nachricht ist nicht hier",
  missingSentence: "Sie wurde gelöscht, oder du bist nicht in ihrer Unterhaltung.",
  none: "Noch keine Nachricht",
  noneSentence: "Der Weg der nächsten Nachricht erscheint hier, während sie unterwegs ist.",
  receiptsFailed: "Was wen erreicht hat, wurde nicht geladen",
  showRoute: "Weg zeigen",
  lastTitle: "Weg deiner letzten Nachricht",
  open: "Öffnen",
  strip: "Letzte Nachrichten",
  stripEmpty: "Hier erscheinen Nachrichten, während sie unterwegs sind.",
  stripItem: (who, text, reached, total) =>
    total === 0 ? `${who}: ${text}` : `${who}: ${text}. ${reached} von ${phones(total)} erreicht`,
};
