export const composerTexts = {
  label: "Message",
  send: "Send",
  placeholder: (chat: number, phones: number): string => {
    const people = chat === 1 ? "1 person in chat" : `${chat} people in chat`;
    const onPhones = phones === 1 ? "1 phone" : `${phones} phones`;
    if (chat > 0 && phones > 0) return `Message ${people} and ${onPhones}`;
    if (phones > 0) return `Message ${onPhones}`;
    return chat > 0 ? `Message ${people}` : "Nobody else is here yet";
  },
  sms: (count: number) => (count === 1 ? "1 phone as SMS" : `${count} phones as SMS`),
  whatsapp: (count: number) => `${count} WhatsApp`,
  chat: (count: number) => `${count} in chat`,
  segmentsDetail: (segments: number, encoding: string, left: number) =>
    `${segments === 1 ? "1 segment" : `${segments} segments`}, ${encoding}, ${left} left`,
  emptyDetail: (encoding: string, left: number) => `${encoding}, ${left} left`,
  offline: "Offline. Sending puts it in the outbox; it goes out when the connection is back.",
  tooLong: (over: number) =>
    over === 1
      ? "1 character too long for a phone. Shorten it."
      : `${over.toLocaleString("en")} characters too long for a phone. Shorten it.`,
  counter: (length: number, limit: number) =>
    `${length.toLocaleString("en")} / ${limit.toLocaleString("en")}`,
  nothingToSend: "Write something first",
  closedTitle: "Closed",
  closed: "Nobody can write here. Its Twilio numbers are free again.",
};
