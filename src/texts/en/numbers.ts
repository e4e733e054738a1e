const ordinals = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];
const endings = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" };
/** Made when it is first needed: most people never see these texts. */
let rules: Intl.PluralRules | undefined;

function ordinal(place: number): string {
  rules ??= new Intl.PluralRules("en", { type: "ordinal" });
  return ordinals[place - 1] ?? `${place}${endings[rules.select(place)]}`;
}

const numbers = (count: number) => (count === 1 ? "1 number" : `${count} numbers`);

export const numbersTexts = {
  title: "Numbers",
  intro:
    "Which Twilio number speaks to which phone, and in which conversation. A phone can use each Twilio number in one open conversation at a time.",
  table: "People and Twilio numbers",
  person: "Person",
  open: "Open",
  oneMore: "+1 needed",
  free: "Free",
  useNext: "Use next",
  nextFor: (letter: string) => `Use ${letter} next`,
  freeNumbers: (letters: string) => `Free: ${letters}`,
  closed: "Closed, number is free",
  closedTitle: (title: string) => `Closed: ${title}`,
  unfit: { sms: "No SMS", whatsapp: "No WhatsApp" },
  another: "Another conversation",
  twice: (count: number) => `In ${count} open conversations at once`,
  notOwned: "Number is not in the account",
  inOpen: (count: number) =>
    count === 1 ? "In 1 open conversation" : `In ${count} open conversations`,
  fewest: (owned: number) => `Fewest numbers needed, ${owned} owned`,
  why: (who: string, count: number) => {
    if (count === 0) return "No phone is in an open conversation";
    if (count === 1) return "No phone is in more than one open conversation";
    return `${who} is in ${count} open conversations`;
  },
  cost: (count: number, amount: string) => `${numbers(count)}: ${amount}`,
  costOwned: (count: number, amount: string) => `all ${count} owned: ${amount}`,
  price: "A number costs a month",
  nextUses: (who: string, place: number, letter: string) =>
    `The ${ordinal(place)} conversation for ${who} can use ${letter}.`,
  nextNeeds: (who: string, place: number) =>
    `The ${ordinal(place)} conversation for ${who} needs one more number.`,
  legend: "“Use next” is the number Partyline will choose for that person’s next conversation.",
  loading: "Loading numbers",
  empty: "No phone in any conversation yet",
  emptySentence: "Add a phone to a conversation, and its Twilio number shows here.",
  numbersFailed: "The Twilio numbers did not load",
  othersFailed: "Conversations that you are not in are not counted",
  partial: "Only a part is counted: there are very many conversations.",
};
