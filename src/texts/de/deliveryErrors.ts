import type { DeliveryErrorWords } from "../en/deliveryErrors.ts";
import type { AllTexts } from "../texts.ts";

/** As in English: Twilio's error and warning dictionary, told to the person who wrote the message. */
const byCode: Record<number, DeliveryErrorWords> = {
  21211: {
    title: () => "Das ist keine Telefonnummer",
    sentence: ({ who }) => `${who} hat diese Nachricht nicht bekommen. Prüfe die Nummer.`,
  },
  21408: {
    title: () => "Dieses Land ist nicht freigeschaltet",
    sentence: ({ who }) =>
      `${who} hat diese Nachricht nicht bekommen. Schalte das Land in der Twilio-Konsole frei.`,
  },
  21610: {
    title: ({ who, letter }) => `${who} hat Nachrichten von ${letter} gestoppt`,
    sentence: ({ who, from }) => `Es kam STOP. Nur ${who} kann das aufheben: mit START an ${from}.`,
  },
  21614: {
    title: () => "Das ist keine Mobilnummer",
    sentence: ({ who }) =>
      `${who} hat diese Nachricht nicht bekommen. Frag nach einer Mobilnummer.`,
  },
  21617: {
    title: () => "Zu lang für eine SMS",
    sentence: ({ who }) =>
      `${who} hat diese Nachricht nicht bekommen. Sende sie in Teilen von 1.600 Zeichen.`,
  },
  30003: {
    title: ({ who }) => `${who} ist ausgeschaltet oder nicht erreichbar`,
    sentence: ({ time }) =>
      `Der Anbieter hat um ${time} aufgegeben. Sende erneut, wenn das Telefon an ist.`,
  },
  30001: {
    title: () => "Zu viele Nachrichten auf einmal",
    sentence: ({ who }) =>
      `${who} hat diese Nachricht nicht bekommen. Sende sie gleich noch einmal.`,
  },
  30002: {
    title: () => "Das Twilio-Konto ist gesperrt",
    sentence: ({ who }) =>
      `${who} hat diese Nachricht nicht bekommen. Das muss lösen, wer das hier betreibt.`,
  },
  30004: {
    title: () => "Blockiert",
    sentence: ({ who }) => `${who} oder der Anbieter blockiert Nachrichten von dieser Nummer.`,
  },
  30005: {
    title: () => "Diese Nummer hat niemand",
    sentence: ({ who }) => `${who} hat diese Nachricht nicht bekommen. Prüfe die Nummer.`,
  },
  30006: {
    title: () => "Ein Festnetzanschluss kann keine SMS empfangen",
    sentence: ({ who }) =>
      `${who} hat diese Nachricht nicht bekommen. Frag nach einer Mobilnummer, oder ruf an.`,
  },
  30007: {
    title: () => "Der Anbieter hat diese Nachricht gefiltert",
    sentence: ({ who }) =>
      `${who} hat sie nicht bekommen. Schreib sie mit anderen Worten, ohne Kurzlinks.`,
  },
  30008: {
    title: () => "Der Anbieter hat keinen Grund genannt",
    sentence: ({ who, time }) =>
      `${who} hat diese Nachricht um ${time} nicht bekommen. Sende sie erneut.`,
  },
  30032: {
    title: () => "Diese gebührenfreie Nummer ist nicht verifiziert",
    sentence: ({ who }) =>
      `${who} hat diese Nachricht nicht bekommen. Lass die Nummer bei Twilio verifizieren.`,
  },
  30034: {
    title: () => "Diese Twilio-Nummer ist nicht registriert",
    sentence: ({ who }) =>
      `${who} hat diese Nachricht nicht bekommen. Registriere die Nummer für SMS in den USA.`,
  },
  30036: {
    title: () => "Sie hat zu lange gewartet",
    sentence: ({ who }) =>
      `${who} hat diese Nachricht nicht rechtzeitig bekommen. Sende sie erneut.`,
  },
  63003: {
    title: () => "Nicht auf WhatsApp",
    sentence: ({ who }) => `${who} hat diese Nachricht nicht bekommen. Versuch es per SMS.`,
  },
  63015: {
    title: () => "Nicht in der WhatsApp-Sandbox",
    sentence: ({ who }) => `${who} muss zuerst der Sandbox beitreten.`,
  },
  63016: {
    title: ({ who }) => `Das WhatsApp-Fenster von ${who} ist geschlossen`,
    sentence: () => "Freier Text kommt erst nach einer Antwort an. Sende eine genehmigte Vorlage.",
  },
  63018: {
    title: () => "Zu viele WhatsApp-Nachrichten auf einmal",
    sentence: ({ who }) =>
      `${who} hat diese Nachricht nicht bekommen. Sende sie gleich noch einmal.`,
  },
  63021: {
    title: () => "WhatsApp kann das nicht anzeigen",
    sentence: ({ who }) => `${who} hat diese Nachricht nicht bekommen. Sende sie in anderer Form.`,
  },
  63024: {
    title: () => "Nicht auf WhatsApp",
    sentence: ({ who }) => `${who} hat diese Nachricht nicht bekommen. Versuch es per SMS.`,
  },
};

export const deliveryErrorTexts: AllTexts["deliveryErrors"] = {
  title: (code, facts) =>
    (code === null ? undefined : byCode[code])?.title(facts) ??
    `${facts.who} hat diese Nachricht nicht bekommen`,
  sentence: (code, facts) =>
    (code === null ? undefined : byCode[code])?.sentence(facts) ??
    "Twilio hat keinen Grund genannt, den wir kennen. Sein Fehlerverzeichnis sagt mehr.",
};
