import type { Texts } from "../texts.ts";

/** Eins, und mehrere. */
const fileWords = {
  photo: ["Foto", "Fotos"],
  video: ["Video", "Videos"],
  audio: ["Audio", "Audiodateien"],
  contact: ["Kontakt", "Kontakte"],
  pdf: ["PDF", "PDFs"],
  file: ["Datei", "Dateien"],
} as const;

export const listTexts: Texts["list"] = {
  title: "Unterhaltungen",
  label: "Unterhaltungen",
  loading: "Unterhaltungen werden geladen",
  newConversation: "Neue Unterhaltung",
  search: "Unterhaltungen durchsuchen",
  searchPlaceholder: "Personen, Nummern, Nachrichten",
  clearSearch: "Suche leeren",
  filterUnread: "Ungelesen",
  filterClosed: "Geschlossen",
  closed: "Geschlossen",
  foundMessages: "Nachrichten",
  announce: (title, author, text) => `${title}, ${author}: ${text}`,
  empty: "Noch niemand in der Leitung",
  emptySentence: "Füge Personen mit Namen oder Telefonnummer hinzu.",
  noMatch: (query) => `Kein Treffer für „${query}“`,
  noMatchSentence: "Durchsucht: Titel, Personen, Nummern und die hier geladenen Nachrichten.",
  noMatchFilter: "Keine solche Unterhaltung",
  noMatchFilterSentence: "Nimm einen Filter weg, um die anderen zu sehen.",
  untitled: "Sonst niemand hier",
  you: "Du",
  draft: "Entwurf:",
  notSent: "Nicht gesendet",
  typing: (name) => `${name} schreibt…`,
  typingMany: (count) => `${count} Personen schreiben…`,
  notDelivered: "Nicht zugestellt",
  notDeliveredSome: "Nicht allen zugestellt",
  unread: (count) => (count === 1 ? "1 ungelesene Nachricht" : `${count} ungelesene Nachrichten`),
  unreadSome: "Ungelesene Nachrichten",
  muted: "Stummgeschaltet",
  photo: "Foto",
  file: "Datei",
  leftBehind: (words) =>
    words === ""
      ? "Nicht gesendete Dateien, in einer Unterhaltung, in der du nicht mehr bist"
      : `Nicht gesendet, in einer Unterhaltung, in der du nicht mehr bist: ${words}`,
  brokenRow: "Diese Unterhaltung lässt sich nicht anzeigen.",
  files: (kind, count, name) => {
    const [one, many] = fileWords[kind];
    if (count > 1) return `${count} ${many}`;
    if (name !== null && kind === "pdf") return `${one}: ${name}`;
    return name !== null && kind === "file" ? name : one;
  },
  blank: "Leere Nachricht",
  noMessages: "Noch keine Nachrichten",
  createTitle: "Neue Unterhaltung",
  createDescription: "Personen im Chat mit Namen, Personen am Telefon mit Nummer.",
  name: "Name",
  nameHint: "Leer: Sie heißt nach ihren Personen.",
  person: "Person oder Telefonnummer",
  personHint: "Ein Name für jemanden im Chat, oder eine Nummer wie +1 650 555 1111.",
  add: "Hinzufügen",
  addedPeople: "Personen, die hinzukommen",
  remove: (name) => `${name} entfernen`,
  speaksFrom: (name) => `Twilio-Nummer, die mit ${name} spricht`,
  channelFrom: (channel, letter, number) => `${channel} von ${letter} ${number}`,
  heldBy: (option) => `${option} (vergeben)`,
  noFreeNumber: "Jede Twilio-Nummer spricht schon anderswo mit diesem Telefon.",
  alreadyAdded: "Schon in der Liste.",
  ownName: "Du bist ohnehin dabei.",
  create: "Anlegen",
  created: "Die Unterhaltung ist angelegt, aber nicht alle konnten hinzukommen",
  open: "Unterhaltung öffnen",
};
