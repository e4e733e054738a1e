/** One, and several. */
const fileWords = {
  photo: ["Photo", "photos"],
  video: ["Video", "videos"],
  audio: ["Audio", "audio files"],
  contact: ["Contact", "contacts"],
  pdf: ["PDF", "PDFs"],
  file: ["File", "files"],
} as const;

export const listTexts = {
  title: "Conversations",
  label: "Conversations",
  loading: "Loading conversations",
  newConversation: "New conversation",
  search: "Search conversations",
  searchPlaceholder: "Search people, numbers, messages",
  clearSearch: "Clear search",
  filterUnread: "Unread",
  filterClosed: "Closed",
  closed: "Closed",
  foundMessages: "Messages",
  announce: (title: string, author: string, text: string) => `${title}, ${author}: ${text}`,
  empty: "Nobody on the line yet",
  emptySentence: "Add people by name or phone number.",
  noMatch: (query: string) => `No match for “${query}”`,
  noMatchSentence: "Searched titles, people, numbers and the messages loaded here.",
  noMatchFilter: "No conversation like this",
  noMatchFilterSentence: "Take a filter off to see the others.",
  untitled: "Nobody else here",
  you: "You",
  draft: "Draft:",
  notSent: "Not sent",
  typing: (name: string) => `${name} is typing…`,
  typingMany: (count: number) => `${count} people are typing…`,
  notDelivered: "Not delivered",
  notDeliveredSome: "Not delivered to everyone",
  unread: (count: number) => (count === 1 ? "1 unread message" : `${count} unread messages`),
  unreadSome: "Unread messages",
  muted: "Muted",
  photo: "Photo",
  file: "File",
  leftBehind: (words: string) =>
    words === ""
      ? "Files not sent, in a conversation you are no longer in"
      : `Not sent, in a conversation you are no longer in: ${words}`,
  brokenRow: "This conversation could not be shown.",
  files: (kind: keyof typeof fileWords, count: number, name: string | null): string => {
    const [one, many] = fileWords[kind];
    if (count > 1) return `${count} ${many}`;
    if (name !== null && kind === "pdf") return `${one}: ${name}`;
    return name !== null && kind === "file" ? name : one;
  },
  blank: "Blank message",
  noMessages: "No messages yet",
  createTitle: "New conversation",
  createDescription: "People in chat by name, people on phones by number.",
  name: "Name",
  nameHint: "Empty: it is called after its people.",
  person: "Person or phone number",
  personHint: "A name for somebody in chat, or a number such as +1 650 555 1111.",
  add: "Add",
  addedPeople: "People to add",
  remove: (name: string) => `Remove ${name}`,
  speaksFrom: (name: string) => `Twilio number that speaks to ${name}`,
  channelFrom: (channel: string, letter: string, number: string) =>
    `${channel} from ${letter} ${number}`,
  heldBy: (option: string) => `${option} (taken)`,
  noFreeNumber: "Every Twilio number already speaks to this phone elsewhere.",
  alreadyAdded: "Already in the list.",
  ownName: "You are in it anyway.",
  create: "Create",
  created: "The conversation exists, but not everybody could be added",
  open: "Open conversation",
};
