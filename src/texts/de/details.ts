import { formatList } from "../locale.ts";
import type { AllTexts } from "../texts.ts";

const become = (letters: readonly string[]) => (letters.length === 1 ? "wird" : "werden");

export const detailsTexts: AllTexts["details"] = {
  close: "Details schließen",
  people: "Personen",
  add: "Hinzufügen",
  addPhone: "Telefon",
  addPerson: "Person im Chat",
  you: "du",
  online: "Online",
  readTo: (time) => `Gelesen bis ${time}`,
  nothingRead: "Noch nichts gelesen",
  unknownPhone: "Unbekannte Nummer",
  unknownPhoneAt: (place) => `Unbekannte Nummer, Person ${place}`,
  numberNotTold: "Der Dienst hat die Nummer nicht genannt",
  noProxy: "Keine Twilio-Nummer bekannt",
  personMenu: (name) => `Optionen für ${name}`,
  copyNumber: "Nummer kopieren",
  remove: "Entfernen",
  removeTitle: (name) => `${name} entfernen?`,
  removePhone: (letter) =>
    `Nachrichten dieser Unterhaltung kommen dort nicht mehr an. ${letter} wird für dieses Telefon frei.`,
  removePhoneNoLetter: "Nachrichten dieser Unterhaltung kommen dort nicht mehr an.",
  removePerson: "Diese Unterhaltung ist dort nicht mehr zu sehen. Was geschrieben ist, bleibt.",
  removed: (name) => `${name} ist entfernt`,
  mute: "Stummschalten",
  unmute: "Ton wieder an",
  mutedToast: (title) => `${title} ist stummgeschaltet`,
  unmutedToast: (title) => `${title} ist nicht mehr stummgeschaltet`,
  rename: "Umbenennen",
  renameTitle: "Unterhaltung umbenennen",
  name: "Name",
  save: "Speichern",
  leave: "Verlassen",
  leaveTitle: (title) => `${title} verlassen?`,
  leaveSentence:
    "Du bekommst ihre Nachrichten nicht mehr. Jemand, der darin ist, muss dich wieder hinzufügen.",
  failed: "Das hat nicht geklappt",
  addPhoneTitle: "Telefon hinzufügen",
  addPersonTitle: "Person im Chat hinzufügen",
  to: (title) => `zu ${title}`,
  channel: "Kanal",
  country: "Land",
  phoneNumber: "Telefonnummer",
  twilioNumber: "Twilio-Nummer, die mit diesem Telefon spricht",
  free: "Frei für dieses Telefon",
  freeUnknown: "Frei",
  proposed: "Vorgeschlagen, frei für dieses Telefon",
  notProposed: "Wähle die Twilio-Nummer selbst",
  proposalTrouble: (trouble: { kind: "failed" | "unknown" | "taken"; about: string }): string => {
    switch (trouble.kind) {
      case "failed":
        return `Keine wurde vorgeschlagen. ${trouble.about}`;
      case "unknown":
        return `${trouble.about} wurde vorgeschlagen. Für dieses Telefon ist sie hier nicht brauchbar.`;
      case "taken":
        return `${trouble.about} wurde vorgeschlagen. Sie spricht schon in einer anderen Unterhaltung mit diesem Telefon.`;
    }
  },
  taken: (title) => `Vergeben: ${title}`,
  takenHere: "Vergeben: schon in dieser Unterhaltung",
  noNumbers: "Keine Twilio-Nummer für diesen Kanal.",
  loadingNumbers: "Twilio-Nummern werden geladen",
  numbersFailed: "Die Twilio-Nummern wurden nicht geladen",
  addWith: (letter) => `Mit ${letter} hinzufügen`,
  changeNumber: "Nummer ändern",
  insteadOf: (name) => `Die neue Nummer von ${name}; die bisherige geht`,
  changeWith: (letter) => `Ändern, mit ${letter}`,
  newHere: "Neu in dieser Unterhaltung",
  problems: {
    empty: "Gib eine Telefonnummer ein.",
    tooShort: "Die Nummer ist zu kurz für dieses Land.",
    tooLong: "Die Nummer ist zu lang für dieses Land.",
    invalid: "Diese Nummer gibt es in diesem Land nicht.",
  },
  refusedTitle: (phone, letter) => `${phone} nutzt ${letter} schon anderswo`,
  refusedBefore: (phone, number) => `Das Paar ${phone} und ${number} ist offen in `,
  refusedAnother: "einer anderen Unterhaltung",
  refusedRule: "Ein Telefon kann eine Twilio-Nummer in nur einer offenen Unterhaltung nutzen.",
  refusedFree: (free, letter) => {
    const closing = `wird jene Unterhaltung geschlossen, ist ${letter} frei.`;
    if (free.length === 0) return `Keine andere Nummer ist für dieses Telefon frei; ${closing}`;
    return `${formatList(free)} ${free.length === 1 ? "ist" : "sind"} für dieses Telefon frei; ${closing}`;
  },
  identity: "Name",
  identityHint: "Der Name der Anmeldung, etwa ben. Groß- und Kleinschreibung zählt.",
  identityInvalid: "Gib den Namen ein, mit dem sich die Person anmeldet.",
  identityKnown: "Schon in dieser Unterhaltung.",
  addThem: "Hinzufügen",
  addAnyway: "Trotzdem hinzufügen",
  unknownPersonTitle: (name) => `Als ${name} hat sich noch niemand angemeldet`,
  unknownPerson:
    "Prüfe den Namen. Stimmt er, ist die Unterhaltung nach der ersten Anmeldung zu sehen.",
  giveName: "Name",
  nameTitle: (number) => `Name für ${number}`,
  nameKnownHint: (known: string) =>
    `Alle in dieser Unterhaltung sehen ihn. Leer: ${known}, wie der Kundendienst ihn kennt.`,
  namePhoneHint: "Alle in dieser Unterhaltung sehen ihn. Leer: nur die Nummer.",
  notYourRole: "Deine Rolle erlaubt das hier nicht.",
  isClosed: "Die Unterhaltung ist geschlossen.",
  groupText: "In einer Gruppen-MMS: keine eigene Twilio-Nummer",
  projected: (number: string) => `In einer Gruppen-MMS als ${number}`,
  projectedAlone: "Eine Twilio-Nummer in einer Gruppen-MMS, ohne jemanden im Chat dahinter",
  windowClosed: "Fenster geschlossen: nur mit Vorlage erreichbar",
  windowOpen: (leftMs) => {
    const minutes = Math.max(1, Math.round(leftMs / 60_000));
    return minutes < 90
      ? `Fenster schließt in ${minutes} Min.`
      : `Fenster schließt in ${Math.round(minutes / 60)} Std.`;
  },
  shared: "Medien und Links",
  sharedNothing: "Keine in den hier geladenen Nachrichten.",
  seeAll: "Alle ansehen",
  lookFurther: "Weiter zurück suchen",
  file: "Datei",
  closedAlready: "Schon geschlossen",
  closeAndFree: (letters) =>
    letters.length === 0 ? "Schließen" : `Schließen, ${formatList(letters)} freigeben`,
  closeTitle: (title) => `${title} schließen?`,
  closeConfirm: "Unterhaltung schließen",
  closeSentence: (letters, phones) => {
    const freed =
      letters.length === 0
        ? ""
        : ` ${formatList(letters)} ${become(letters)} für ${phones === 1 ? "das Telefon" : `die ${phones} Telefone`} frei.`;
    return `Danach kann hier niemand mehr schreiben.${freed} Nachrichten bleiben lesbar.`;
  },
  closedToast: (title) => `${title} ist geschlossen`,
  delete: "Löschen",
  deleteTitle: (title) => `${title} löschen?`,
  deleteSentence: (letters) => {
    const freed =
      letters.length === 0
        ? ""
        : ` ${formatList(letters)} ${become(letters)} für die Telefone frei.`;
    return `Sie ist für alle darin weg, mit allen Nachrichten und Dateien.${freed} Das lässt sich nicht rückgängig machen.`;
  },
};
