import { formatNumber } from "../locale.ts";
import type { Texts } from "../texts.ts";

const phones = (count: number) => (count === 1 ? "1 Telefon" : `${count} Telefone`);

export const composerTexts: Texts["composer"] = {
  label: "Nachricht",
  send: "Senden",
  placeholder: (chat, phoneCount) => {
    const people = chat === 1 ? "1 Person im Chat" : `${chat} Personen im Chat`;
    if (chat > 0 && phoneCount > 0) return `Nachricht an ${people} und ${phones(phoneCount)}`;
    if (phoneCount > 0) return `Nachricht an ${phones(phoneCount)}`;
    return chat > 0 ? `Nachricht an ${people}` : "Noch ist sonst niemand hier";
  },
  sms: (count) => (count === 1 ? "1 Telefon per SMS" : `${count} Telefone per SMS`),
  whatsapp: (count) => `${count}-mal WhatsApp`,
  chat: (count) => `${count} im Chat`,
  segmentsDetail: (segments, encoding, left) =>
    `${segments === 1 ? "1 Segment" : `${segments} Segmente`}, ${encoding}, noch ${left}`,
  segmentsInAll: (segments) => `zusammen ${segments} Segmente`,
  emptyDetail: (encoding, left) => `${encoding}, noch ${left}`,
  mmsDetail: "als MMS",
  dearLetters: (segments) =>
    segments === 1
      ? "Striche oder Anführungszeichen kosten 1 Segment."
      : `Striche oder Anführungszeichen kosten ${segments} Segmente.`,
  makePlain: "Schlichte nehmen",
  windowCloses: (duration) => `Fenster schließt in ${duration}`,
  firstWindowCloses: (duration) => `erstes Fenster schließt in ${duration}`,
  templateOnly: (name) => `${name}: nur mit Vorlage`,
  hours: (count) => `${count} Std.`,
  minutes: (count) => `${count} Min.`,
  somebody: "Jemand",
  windowClosed: (name, time) =>
    time === null
      ? `${name} hat hier noch nicht per WhatsApp geschrieben. Freier Text kommt nicht an.`
      : `Das WhatsApp-Fenster von ${name} ist seit ${time} geschlossen. Freier Text kommt nicht an.`,
  windowsClosed: (count) =>
    `Die WhatsApp-Fenster von ${count} Personen sind geschlossen. Freier Text kommt nicht an.`,
  chooseTemplate: "Vorlage wählen",
  offline:
    "Offline. Gesendetes kommt in den Ausgang und geht hinaus, sobald die Verbindung wieder da ist.",
  tooLong: (over, channel) =>
    `${formatNumber(over)} Zeichen zu lang für ${channel}. Kürze den Text oder teile ihn.`,
  tooLongForChat: (over) =>
    `${formatNumber(over)} ${over === 1 ? "Byte" : "Bytes"} zu lang für eine Nachricht. Kürze den Text.`,
  split: (parts) => (parts === 2 ? "In zwei teilen" : `Als ${parts} Nachrichten senden`),
  counter: (length, limit) => `${formatNumber(length)} / ${formatNumber(limit)}`,
  notAllowed: (withFiles) =>
    withFiles
      ? "Deine Rolle erlaubt hier keine Dateien. Sie bleiben erhalten."
      : "Deine Rolle erlaubt dir hier nicht zu schreiben. Das Geschriebene bleibt erhalten.",
  nothingToSend: "Schreib zuerst etwas",
  closedTitle: "Geschlossen",
  closed: "Hier kann niemand mehr schreiben. Die Twilio-Nummern sind wieder frei.",
  closedDraft: "Du hattest angefangen zu schreiben:",
  discardDraft: "Verwerfen",
  saveFile: (name) => `${name} speichern`,
  draftCopied: "Kopiert. Der Text ist auch noch hier.",
  samePeople: "Neue Unterhaltung mit denselben Personen",
  attach: "Dateien anhängen",
  attachPhoto: "Foto oder Datei",
  takePhoto: "Foto aufnehmen",
  emoji: "Emoji einfügen",
  emojiSearch: "Emoji suchen",
  emojiLoading: "Emoji werden geladen",
  emojiEmpty: "Kein Emoji mit diesem Namen",
  emojiLocale: "de",
  template: "Vorlage verwenden",
  drop: "Dateien zum Anhängen hier ablegen",
  files: "Angehängte Dateien",
  removeFile: (name) => `${name} entfernen`,
  moveFile: (name) => `${name} nach vorn`,
  pastedName: "Eingefügtes Bild",
  fileReady: (size) => size,
  filesAdded: (count) => (count === 1 ? "1 Datei angehängt" : `${count} Dateien angehängt`),
  onlyFile: (phoneCount, file, hasText, hasMore) => {
    const who = phoneCount === 1 ? "Das Telefon bekommt" : `Die ${phoneCount} Telefone bekommen`;
    const lost = [...(hasText ? ["keinen Text"] : []), ...(hasMore ? ["keine zweite Datei"] : [])];
    return `${who} nur ${file}: ${lost.join(", ")}.`;
  },
  sendApart: (messages) => `Als ${messages} Nachrichten senden`,
  sendToChatOnly: "Nur an den Chat senden",
  fileTooLarge: (size, limit) => `${size}, die Grenze ist ${limit}`,
  fileTooLargeFor: (size, channel, limit) =>
    `${size}, die Grenze für ${channel === "sms" ? "MMS" : "WhatsApp"} ist ${limit}`,
  fileTypeForPhones: "Telefone nehmen JPG, PNG, MP3, AMR, MP4 und PDF",
  fileEmpty: "Die Datei ist leer",
  refusedLarge: "Zu groß zum Senden. Entferne die Datei.",
  refusedEmpty: "In dieser Datei steht nichts. Entferne sie.",
  refusedLargeForPhones: (count, channel) =>
    `Zu groß für ${count === 1 ? "das Telefon" : `die ${phones(count)}`} ${channel === "sms" ? "per SMS" : "auf WhatsApp"}. Entferne die Datei, oder schick sie als Link.`,
  refusedType: (count) =>
    `${count === 1 ? "Das Telefon bekommt" : `Die ${phones(count)} bekommen`} Dateien dieser Art nicht.`,
  refusedFiles: "Sieh zuerst die angehängten Dateien an",
  refusedMany: (most) => `Höchstens ${most} Dateien in einer Nachricht. Entferne einige.`,
  replyTo: (name) => `Antwort an ${name}`,
  cancelReply: "Nicht darauf antworten",
  aFile: "Datei",
};
