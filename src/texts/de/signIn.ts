import type { StartTexts } from "../texts.ts";

export const signInTexts: StartTexts["signIn"] = {
  title: "Wer bist du heute?",
  sentence: "Such dir eine Person aus. Die anderen und die Telefone sind schon in der Leitung.",
  sentenceAlone: "Gib den Namen ein, unter dem die anderen dich kennen.",
  people: "Personen",
  or: "oder als neue Person",
  name: "Dein Name",
  join: "Mitmachen",
  joinNeedsName: "Gib zuerst einen Namen ein",
  nameInvalid: "Gib einen Namen mit höchstens 256 Zeichen ein.",
  passcode: "Zugangscode",
  passcodeHint: "Steht dort, wo das Programm gestartet wurde.",
  passcodeMissing: "Gib zuerst den Zugangscode ein.",
  failed: "Die Anmeldung hat nicht geklappt",
  footer: "Emulator: kein Konto, nichts verlässt diesen Computer.",
  twilio: {
    title: "Anmelden",
    sentence:
      "Öffne deine Einladung: einen Link, den dir geschickt hat, wer diesen Server betreibt.",
    sentenceOrProvider: "Öffne die Einladung, die du bekommen hast, oder nimm dein Konto.",
    noInvitation:
      "Keine Einladung, oder eine alte? Wer diesen Server betreibt, kann eine neue schicken.",
    withProvider: (provider) => `Mit ${provider} anmelden`,
  },
  invited: {
    title: "Du bist eingeladen",
    sentence: (identity) => `Diese Einladung ist für ${identity}.`,
    accept: (identity) => `Als ${identity} anmelden`,
    once: "Sie gilt nur einmal.",
    signedInAs: (identity) =>
      `In diesem Browser bist du als ${identity} angemeldet. Wer die Einladung annimmt, meldet ${identity} ab.`,
    stay: (identity) => `Als ${identity} angemeldet bleiben`,
    refusedTitle: "Diese Einladung gilt nicht",
  },
  refused: {
    cancelled: "Die Anmeldung wurde abgebrochen.",
    expired:
      "Die Anmeldung hat zu lange gedauert oder wurde in einem anderen Browser begonnen. Versuch es erneut.",
    notAllowed: "Dein Konto darf diesen Server nicht benutzen. Frag, wer ihn betreibt.",
    provider:
      "Der Anmeldedienst hat nicht wie erwartet geantwortet. Versuch es gleich noch einmal.",
  },
};
