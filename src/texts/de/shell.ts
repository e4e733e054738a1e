import type { Texts } from "../texts.ts";

export const shellTexts: Texts["shell"] = {
  conversations: "Unterhaltungen",
  numbers: "Nummern",
  route: "Weg",
  connected: "Verbunden",
  connecting: "Verbindet",
  offline: "Offline",
  signedOut: "Abgemeldet",
  emulator: "Emulator",
  showPhones: "Telefone anzeigen",
  hidePhones: "Telefone ausblenden",
  phones: "Telefone",
  phonesWidth: "Breite der Telefone",
  details: "Details",
  settings: "Einstellungen",
  playStory: "Geschichte abspielen",
  savedStates: "Gesicherte Stände",
  phoneLink: "Auf einem echten Telefon öffnen",
  theme: "Darstellung",
  you: (name) => `Du bist ${name}`,
  signOut: "Abmelden",
  signOutTitle: "Abmelden und verlieren, was nicht gesendet ist?",
  signOutLoses: (messages, drafts) => {
    const sent =
      messages === 1
        ? "1 Nachricht ist nicht gesendet"
        : `${messages} Nachrichten sind nicht gesendet`;
    const begun = drafts === 1 ? "1 Entwurf ist begonnen" : `${drafts} Entwürfe sind begonnen`;
    const all = [...(messages > 0 ? [sent] : []), ...(drafts > 0 ? [begun] : [])];
    return `${all.join(", und ")}. Mit dem Abmelden wird das Geschriebene aus diesem Browser gelöscht.`;
  },
  signOutOffline: "Du bist offline: Vorher kann nichts hinausgehen.",
  signOutAnyway: "Löschen und abmelden",
  dismiss: "Ausblenden",
  close: "Schließen",
  back: "Zurück",
  backToList: "Zurück zu den Unterhaltungen",
  listWidth: "Breite der Liste der Unterhaltungen",
  numberCopied: "Nummer kopiert",
  copyNumber: "Nummer kopieren",
  copyThis: (number) => `${number} kopieren`,
  copied: "Kopiert",
  copyFailed: "Nicht kopiert: Der Browser erlaubt es nicht",
  cancel: "Abbrechen",
  retry: "Erneut versuchen",
  pickConversation: "Unterhaltung auswählen",
  pickConversationSentence: "Ihre Nachrichten erscheinen hier.",
  notThere: "Diese Unterhaltung ist nicht hier",
  notThereSentence: "Sie wurde gelöscht, oder du hast sie verlassen.",
  brokenPart: "Dieser Teil lässt sich nicht anzeigen",
  brokenPartSentence:
    "Der Rest geht weiter. Der Fehler liegt in der App, nicht in deinen Nachrichten.",
  channels: { chat: "Chat", sms: "SMS", whatsapp: "WhatsApp", api: "API" },
};
