import { formatList } from "../locale.ts";

export const detailsTexts = {
  close: "Close details",
  people: "People",
  add: "Add",
  addPhone: "Phone",
  addPerson: "Person in chat",
  you: "you",
  online: "Online",
  readTo: (time: string) => `Read to ${time}`,
  nothingRead: "Nothing read yet",
  unknownPhone: "Unknown number",
  unknownPhoneAt: (place: number) => `Unknown number, person ${place}`,
  numberNotTold: "The service has not told the number",
  noProxy: "No Twilio number known",
  personMenu: (name: string) => `Options for ${name}`,
  copyNumber: "Copy number",
  remove: "Remove",
  removeTitle: (name: string) => `Remove ${name}?`,
  removePhone: (letter: string) =>
    `They get no more messages of this conversation. ${letter} becomes free for this phone.`,
  removePhoneNoLetter: "They get no more messages of this conversation.",
  removePerson: "They no longer see this conversation. What they wrote stays.",
  removed: (name: string) => `${name} is removed`,
  mute: "Mute",
  unmute: "Unmute",
  mutedToast: (title: string) => `${title} is muted`,
  unmutedToast: (title: string) => `${title} is not muted any more`,
  rename: "Rename",
  renameTitle: "Rename the conversation",
  name: "Name",
  save: "Save",
  leave: "Leave",
  leaveTitle: (title: string) => `Leave ${title}?`,
  leaveSentence: "You no longer get its messages. Somebody in it has to add you again.",
  failed: "That did not work",
  addPhoneTitle: "Add a phone",
  addPersonTitle: "Add a person in chat",
  to: (title: string) => `to ${title}`,
  channel: "Channel",
  country: "Country",
  phoneNumber: "Phone number",
  twilioNumber: "Twilio number that speaks to this phone",
  free: "Free for this phone",
  freeUnknown: "Free",
  proposed: "Proposed, free for this phone",
  notProposed: "Choose the Twilio number yourself",
  proposalTrouble: (trouble: { kind: "failed" | "unknown" | "taken"; about: string }): string => {
    switch (trouble.kind) {
      case "failed":
        return `None was proposed. ${trouble.about}`;
      case "unknown":
        return `${trouble.about} was proposed. It cannot be used for this phone here.`;
      case "taken":
        return `${trouble.about} was proposed. It already speaks to this phone in another conversation.`;
    }
  },
  taken: (title: string) => `Taken: ${title}`,
  takenHere: "Taken: already in this conversation",
  noNumbers: "No Twilio number for this channel.",
  loadingNumbers: "Loading Twilio numbers",
  numbersFailed: "The Twilio numbers did not load",
  addWith: (letter: string) => `Add with ${letter}`,
  changeNumber: "Change number",
  insteadOf: (name: string) => `The new number of ${name}; the one before goes`,
  changeWith: (letter: string) => `Change, with ${letter}`,
  newHere: "New in this conversation",
  problems: {
    empty: "Type a phone number.",
    tooShort: "The number is too short for this country.",
    tooLong: "The number is too long for this country.",
    invalid: "No such number in this country.",
  },
  refusedTitle: (phone: string, letter: string) => `${phone} already uses ${letter} elsewhere`,
  refusedBefore: (phone: string, number: string) => `The pair ${phone} and ${number} is open in `,
  refusedAnother: "another conversation",
  refusedRule: "A phone can use a Twilio number in one open conversation at a time.",
  refusedFree: (free: readonly string[], letter: string): string => {
    const closing = `closing that conversation frees ${letter}.`;
    if (free.length === 0) return `No other number is free for this phone; ${closing}`;
    const names = formatList(free);
    return `${names} ${free.length === 1 ? "is" : "are"} free for this phone; ${closing}`;
  },
  identity: "Name",
  identityHint: "As they sign in, such as ben. Upper and lower case count.",
  identityInvalid: "Type the name with which they sign in.",
  identityKnown: "Already in this conversation.",
  addThem: "Add",
  addAnyway: "Add all the same",
  unknownPersonTitle: (name: string) => `Nobody has signed in as ${name}`,
  unknownPerson:
    "Check the name. If it is right, they see the conversation when they first sign in.",
  giveName: "Name",
  nameTitle: (number: string) => `Name for ${number}`,
  nameKnownHint: (known: string) =>
    `Everybody in this conversation sees it. Empty: ${known}, as the customer service knows them.`,
  namePhoneHint: "Everybody in this conversation sees it. Empty: the number alone.",
  notYourRole: "Your role does not allow this here.",
  isClosed: "The conversation is closed.",
  groupText: "In a group text: no Twilio number of its own",
  projected: (number: string) => `In a group text as ${number}`,
  projectedAlone: "A Twilio number in a group text, with nobody in chat behind it",
  windowClosed: "Window closed: only a template reaches them",
  windowOpen: (leftMs: number) => {
    const minutes = Math.max(1, Math.round(leftMs / 60_000));
    return minutes < 90
      ? `Window closes in ${minutes} min`
      : `Window closes in ${Math.round(minutes / 60)} h`;
  },
  shared: "Media and links",
  sharedNothing: "None in the messages loaded here.",
  seeAll: "See all",
  lookFurther: "Look further back",
  file: "File",
  closedAlready: "Already closed",
  closeAndFree: (letters: readonly string[]) =>
    letters.length === 0 ? "Close" : `Close, and free ${formatList(letters)}`,
  closeTitle: (title: string) => `Close ${title}?`,
  closeConfirm: "Close conversation",
  closeSentence: (letters: readonly string[], phones: number) => {
    const freed =
      letters.length === 0
        ? ""
        : ` ${formatList(letters)} ${letters.length === 1 ? "becomes" : "become"} free for its ${phones === 1 ? "phone" : `${phones} phones`}.`;
    return `Nobody can write here afterwards.${freed} Messages stay readable.`;
  },
  closedToast: (title: string) => `${title} is closed`,
  delete: "Delete",
  deleteTitle: (title: string) => `Delete ${title}?`,
  deleteSentence: (letters: readonly string[]) => {
    const freed =
      letters.length === 0
        ? ""
        : ` ${formatList(letters)} ${letters.length === 1 ? "becomes" : "become"} free for its phones.`;
    return `It is gone for everybody in it, with all its messages and files.${freed} This cannot be undone.`;
  },
};
