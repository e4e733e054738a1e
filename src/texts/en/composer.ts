import { formatNumber } from "../locale.ts";

const phones = (count: number) => (count === 1 ? "1 phone" : `${count} phones`);

export const composerTexts = {
  label: "Message",
  send: "Send",
  placeholder: (chat: number, phoneCount: number): string => {
    const people = chat === 1 ? "1 person in chat" : `${chat} people in chat`;
    if (chat > 0 && phoneCount > 0) return `Message ${people} and ${phones(phoneCount)}`;
    if (phoneCount > 0) return `Message ${phones(phoneCount)}`;
    return chat > 0 ? `Message ${people}` : "Nobody else is here yet";
  },
  sms: (count: number) => (count === 1 ? "1 phone as SMS" : `${count} phones as SMS`),
  whatsapp: (count: number) => `${count} WhatsApp`,
  chat: (count: number) => `${count} in chat`,
  segmentsDetail: (segments: number, encoding: string, left: number) =>
    `${segments === 1 ? "1 segment" : `${segments} segments`}, ${encoding}, ${left} left`,
  segmentsInAll: (segments: number) => `${segments} segments in all`,
  emptyDetail: (encoding: string, left: number) => `${encoding}, ${left} left`,
  mmsDetail: "as MMS",
  dearLetters: (segments: number) =>
    segments === 1
      ? "Dashes or quotes cost 1 segment."
      : `Dashes or quotes cost ${segments} segments.`,
  makePlain: "Make them plain",
  windowCloses: (duration: string) => `window closes in ${duration}`,
  firstWindowCloses: (duration: string) => `first window closes in ${duration}`,
  templateOnly: (name: string) => `${name}: template only`,
  hours: (count: number) => `${count} h`,
  minutes: (count: number) => `${count} min`,
  somebody: "Somebody",
  windowClosed: (name: string, time: string | null) =>
    time === null
      ? `${name} has not written on WhatsApp here. Free text will not reach them.`
      : `${name}’s WhatsApp window closed at ${time}. Free text will not reach them.`,
  windowsClosed: (count: number) =>
    `The WhatsApp windows of ${count} people are closed. Free text will not reach them.`,
  chooseTemplate: "Choose template",
  offline: "Offline. Sending puts it in the outbox; it goes out when the connection is back.",
  tooLong: (over: number, channel: string) =>
    over === 1
      ? `1 character too long for ${channel}. Shorten it, or split it.`
      : `${formatNumber(over)} characters too long for ${channel}. Shorten it, or split it.`,
  tooLongForChat: (over: number) =>
    over === 1
      ? "1 byte too long for a message. Shorten it."
      : `${formatNumber(over)} bytes too long for a message. Shorten it.`,
  split: (parts: number) => (parts === 2 ? "Split in two" : `Send as ${parts} messages`),
  counter: (length: number, limit: number) => `${formatNumber(length)} / ${formatNumber(limit)}`,
  notAllowed: (withFiles: boolean): string =>
    withFiles
      ? "Your role does not allow sending files here. They are kept."
      : "Your role does not allow writing here. What you wrote is kept.",
  nothingToSend: "Write something first",
  closedTitle: "Closed",
  closed: "Nobody can write here. Its Twilio numbers are free again.",
  closedDraft: "You had begun to write:",
  discardDraft: "Discard",
  saveFile: (name: string) => `Save ${name}`,
  draftCopied: "Copied. The text is still here too.",
  samePeople: "New conversation with the same people",
  attach: "Attach files",
  attachPhoto: "Photo or file",
  takePhoto: "Take a photo",
  emoji: "Insert an emoji",
  emojiSearch: "Search emoji",
  emojiLoading: "Loading emoji",
  emojiEmpty: "No emoji of this name",
  emojiLocale: "en",
  template: "Use a template",
  drop: "Drop files to attach them",
  files: "Attached files",
  removeFile: (name: string) => `Remove ${name}`,
  moveFile: (name: string) => `Move ${name} to the front`,
  pastedName: "Pasted picture",
  fileReady: (size: string) => size,
  filesAdded: (count: number) => (count === 1 ? "1 file attached" : `${count} files attached`),
  onlyFile: (phoneCount: number, file: string, hasText: boolean, hasMore: boolean): string => {
    const who = phoneCount === 1 ? "The phone gets" : `The ${phoneCount} phones get`;
    const lost = [...(hasText ? ["no text"] : []), ...(hasMore ? ["no second file"] : [])];
    return `${who} ${file} only: ${lost.join(", ")}.`;
  },
  sendApart: (messages: number) => `Send as ${messages} messages`,
  sendToChatOnly: "Send to chat only",
  fileTooLarge: (size: string, limit: string) => `${size}, the limit is ${limit}`,
  fileTooLargeFor: (size: string, channel: "sms" | "whatsapp", limit: string) =>
    `${size}, the limit for ${channel === "sms" ? "MMS" : "WhatsApp"} is ${limit}`,
  fileTypeForPhones: "Phones take JPG, PNG, MP3, AMR, MP4 and PDF",
  fileEmpty: "The file is empty",
  refusedLarge: "Too large to send. Remove the file.",
  refusedEmpty: "There is nothing in this file. Remove it.",
  refusedLargeForPhones: (count: number, channel: "sms" | "whatsapp") =>
    `Too large for the ${phones(count)} ${channel === "sms" ? "by SMS" : "on WhatsApp"}. Remove the file, or send it as a link.`,
  refusedType: (count: number) =>
    `${count === 1 ? "The phone does" : `The ${phones(count)} do`} not get this kind of file.`,
  refusedFiles: "Look at the attached files first",
  refusedMany: (most: number) => `At most ${most} files in one message. Remove some.`,
  replyTo: (name: string) => `Reply to ${name}`,
  cancelReply: "Do not reply to it",
  aFile: "File",
};
