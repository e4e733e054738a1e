import type { AllTexts } from "../texts.ts";

export const templateTexts: AllTexts["templates"] = {
  title: (name, isClosed) =>
    name === null || !isClosed ? "Vorlage senden" : `${name} eine genehmigte Vorlage senden`,
  closedAt: (time) =>
    `Das WhatsApp-Fenster ist seit ${time} geschlossen. Nach einer Antwort ist es wieder 24 Stunden offen.`,
  neverWrote: "Das WhatsApp-Fenster öffnet sich mit der Antwort für 24 Stunden.",
  description: "Ein vorbereiteter Text, ausgefüllt. Alle hier bekommen dieselben Worte.",
  search: "Vorlagen durchsuchen",
  clearSearch: "Suche leeren",
  list: "Vorlagen",
  loading: "Vorlagen werden geladen",
  failed: "Die Vorlagen wurden nicht geladen",
  someFailed: "Manche Vorlagen wurden nicht geladen",
  barred: "Von WhatsApp nicht genehmigt: außerhalb des 24-Stunden-Fensters geht sie nicht.",
  none: "Noch keine Vorlagen",
  noneSentence: "Content-Vorlagen des Twilio-Kontos erscheinen hier.",
  noMatch: "Keine solche Vorlage",
  pick: "Wähle eine Vorlage aus der Liste.",
  other: "Andere Vorlagen",
  ofAccount: "Content-Vorlagen",
  approved: "Genehmigt",
  notApproved: "Nicht genehmigt",
  approvalUnknown: "Genehmigung unbekannt",
  variable: (key) => `Wert ${key}`,
  suchAs: (sample) => `Etwa ${sample}`,
  preview: (name) => (name === null ? "Das kommt an" : `Das bekommt ${name}`),
  others: "Alle anderen in dieser Unterhaltung bekommen dieselben Worte.",
  asText:
    "Wird als Text gesendet: Diese Quelle nennt keine Content-Vorlage. Außerhalb des Fensters kann das scheitern.",
  to: "An",
  from: "von",
  send: "Vorlage senden",
  missing: "Fülle zuerst jeden Wert aus",
};
