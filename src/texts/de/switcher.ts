import type { AllTexts } from "../texts.ts";

export const switcherTexts: AllTexts["switcher"] = {
  title: "Zu einer Unterhaltung gehen",
  label: "Unterhaltung",
  placeholder: "Titel, Person oder Nummer",
  none: "Keine solche Unterhaltung.",
  unread: "Ungelesen",
};

export const shortcutTexts: AllTexts["shortcuts"] = {
  title: "Tastenkürzel",
  ctrl: "Strg",
  switcher: "Zu einer Unterhaltung gehen",
  search: "Unterhaltungen durchsuchen",
  next: "Nächste Unterhaltung",
  previous: "Vorige Unterhaltung",
  inList: "In einer Liste bewegen",
  open: "Öffnen, was den Fokus hat",
  send: "Senden (siehe Einstellungen)",
  newLine: "Neue Zeile in einer Nachricht",
  editLast: "Letzte eigene Nachricht bearbeiten, aus dem leeren Feld",
  close: "Schließen, was offen ist",
  help: "Diese Hilfe",
};
