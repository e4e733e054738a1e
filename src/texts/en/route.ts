import { formatNumber } from "../locale.ts";

const phones = (count: number) => (count === 1 ? "1 phone" : `${count} phones`);

export const routeTexts = {
  title: "How this message went",
  titleNewest: "How the newest message went",
  quote: (text: string) => `“${text}”`,
  noWords: "A message without words",
  inside: " in ",
  at: (day: string, time: string) => `${day}, ${time}`,
  earlier: "Earlier",
  later: "Later",
  noEarlier: "This is the first message",
  noLater: "This is the newest message",
  newest: "Newest",
  enlarge: "Enlarge, for the back of the room",
  shrink: "Back to normal size",
  list: "The way of the message",
  author: "Author",
  numberIn: "Twilio number in",
  conversation: "Conversation",
  numberOut: "Twilio number out",
  reached: "Reached",
  numberInShort: "In",
  numberOutShort: "Out",
  direct: "direct",
  byRest: "by REST",
  notBack: (channel: string) => `${channel}, not sent back`,
  inChat: "In chat",
  program: "Program",
  untitled: "Conversation",
  message: (index: number) => `Message ${index}`,
  messageAt: (index: number, time: string) => `Message ${index}, ${time}`,
  nobody: "Nobody else was in the conversation.",
  unknownNumber: "Unknown number",
  left: "Somebody who left",
  waiting: "Waiting",
  to: "to",
  from: (channel: string) => `${channel} from`,
  stop: (who: string, via: string, number: string, status: string) =>
    number === "" ? `${who}: ${via}, ${status}` : `${who}: ${via} ${number}, ${status}`,
  /** Time since the author sent it. */
  after(ms: number): string {
    const seconds = Math.max(0, ms) / 1000;
    if (seconds < 60) return `+${formatNumber(seconds, 2)} s`;
    if (seconds < 3600) return `+${Math.round(seconds / 60)} min`;
    return seconds < 48 * 3600
      ? `+${Math.round(seconds / 3600)} h`
      : `+${Math.round(seconds / 86_400)} d`;
  },
  summary: (reached: number, failed: number, total: number) => {
    if (total === 0) return "";
    const lost = failed === 0 ? "" : `, ${failed} not`;
    return `${reached} of ${phones(total)} reached${lost}.`;
  },
  loading: "Looking for the message",
  missing: "This message is not here",
  missingSentence: "It was deleted, or you are not in its conversation.",
  none: "No message yet",
  noneSentence: "The way of the next message shows here, while it travels.",
  receiptsFailed: "What reached whom could not be loaded",
  showRoute: "Show route",
  lastTitle: "Route of your last message",
  open: "Open",
  strip: "Last messages",
  stripEmpty: "Messages show here as they travel.",
  stripItem: (who: string, text: string, reached: number, total: number) =>
    total === 0 ? `${who}: ${text}` : `${who}: ${text}. ${reached} of ${phones(total)} reached`,
};
