import type { ErrorFacts } from "../en/errors.ts";
import type { StartTexts } from "../texts.ts";

/** Sentences for Twilio's codes that people meet here (Twilio error dictionary, Conversations). */
const byCode: Readonly<Record<number, string>> = {
  20429: "Twilio bittet um weniger Anfragen. Warte einen Moment.",
  50107: "Deine Rolle erlaubt das nicht.",
  50205: "Unter diesem Namen hat sich noch niemand angemeldet.",
  50220: "Mehr Personen passen nicht in diese Unterhaltung.",
  50300: "Diese Unterhaltung gibt es nicht mehr.",
  50353: "Es gibt schon eine Unterhaltung mit diesem Namen.",
  50400: "Diese Person ist nicht in der Unterhaltung.",
  50403: "Mehr Personen passen nicht in diese Unterhaltung.",
  50404: "Diese Person ist schon in der Unterhaltung.",
  50407: "Diese Nummer kann Twilio nicht verwenden.",
  50416: "Dieses Telefon und diese Twilio-Nummer treffen sich schon in einer anderen Unterhaltung.",
  50433: "Diese Person ist schon in der Unterhaltung.",
  50511: "Die Nachricht ist zu lang.",
  63016:
    "Das 24-Stunden-Fenster von WhatsApp ist geschlossen. Nur eine genehmigte Vorlage lässt sich senden.",
};

function sentence(error: ErrorFacts): string {
  const known = error.code === undefined || error.code === null ? undefined : byCode[error.code];
  return known ?? byKind(error);
}

function byKind(error: ErrorFacts): string {
  switch (error.kind) {
    case "offline":
      return "Du bist offline.";
    case "unauthorized":
      return "Du bist abgemeldet.";
    case "notFound":
      return "Das gibt es nicht mehr.";
    case "tooLarge":
      return "Das ist zu groß.";
    case "throttled":
      return "Zu viele Anfragen. Warte einen Moment.";
    case "unknownOutcome":
      return "Es kam keine Antwort. Ob es geschehen ist, lässt sich nicht sagen.";
    case "rejected":
    case "unknown":
      // Twilio's own words are English; better than none, and named as Twilio's.
      return error.message === "" ? "Das hat nicht geklappt." : `Abgelehnt: „${error.message}“`;
  }
}

function advice(error: ErrorFacts): string {
  switch (error.kind) {
    case "offline":
      return "Es geschieht, sobald die Verbindung wieder da ist.";
    case "unauthorized":
      return "Melde dich wieder an.";
    case "throttled":
    case "unknownOutcome":
      return "Versuch es gleich noch einmal.";
    case "tooLarge":
      return "Mach es kleiner.";
    case "notFound":
      return "Lade neu, um den jetzigen Stand zu sehen.";
    case "rejected":
    case "unknown":
      return "Versuch es erneut, oder nenne den Code der Person, die das hier betreibt.";
  }
}

export const errorTexts: StartTexts["errors"] = {
  sentence,
  advice,
  code: (code) => `Twilio-Fehler ${code}`,
};
