import type { AllTexts } from "../texts.ts";

const ordinals = [
  "erste",
  "zweite",
  "dritte",
  "vierte",
  "fünfte",
  "sechste",
  "siebte",
  "achte",
  "neunte",
  "zehnte",
];

const ordinal = (place: number) => ordinals[place - 1] ?? `${place}.`;

const numbers = (count: number) => (count === 1 ? "1 Nummer" : `${count} Nummern`);

export const numbersTexts: AllTexts["numbers"] = {
  title: "Nummern",
  intro:
    "Welche Twilio-Nummer mit welchem Telefon spricht, und in welcher Unterhaltung. Ein Telefon kann jede Twilio-Nummer in nur einer offenen Unterhaltung gleichzeitig nutzen.",
  table: "Personen und Twilio-Nummern",
  person: "Person",
  open: "Offen",
  oneMore: "+1 nötig",
  free: "Frei",
  useNext: "Als Nächstes",
  nextFor: (letter) => `Als Nächstes ${letter}`,
  freeNumbers: (letters) => `Frei: ${letters}`,
  closed: "Geschlossen, Nummer ist frei",
  closedTitle: (title) => `Geschlossen: ${title}`,
  unfit: { sms: "Kein SMS", whatsapp: "Kein WhatsApp" },
  another: "Andere Unterhaltung",
  twice: (count) => `In ${count} offenen Unterhaltungen zugleich`,
  notOwned: "Nummer ist nicht im Konto",
  inOpen: (count) =>
    count === 1 ? "In 1 offenen Unterhaltung" : `In ${count} offenen Unterhaltungen`,
  fewest: (owned) => `Nummern mindestens nötig, ${owned} vorhanden`,
  why: (who, count) => {
    if (count === 0) return "Kein Telefon ist in einer offenen Unterhaltung";
    if (count === 1) return "Kein Telefon ist in mehr als einer offenen Unterhaltung";
    return `${who} ist in ${count} offenen Unterhaltungen`;
  },
  cost: (count, amount) => `${numbers(count)}: ${amount}`,
  costOwned: (count, amount) => `alle ${count} vorhandenen: ${amount}`,
  price: "Eine Nummer kostet im Monat",
  nextUses: (who, place, letter) =>
    `Die ${ordinal(place)} Unterhaltung mit ${who} kann ${letter} nutzen.`,
  nextNeeds: (who, place) =>
    `Die ${ordinal(place)} Unterhaltung mit ${who} braucht eine weitere Nummer.`,
  legend:
    "„Als Nächstes“ ist die Nummer, die Partyline für die nächste Unterhaltung dieser Person nimmt.",
  loading: "Nummern werden geladen",
  empty: "Noch kein Telefon in einer Unterhaltung",
  emptySentence: "Füge einer Unterhaltung ein Telefon hinzu, dann steht seine Twilio-Nummer hier.",
  numbersFailed: "Die Twilio-Nummern wurden nicht geladen",
  othersFailed: "Unterhaltungen, in denen du nicht bist, sind nicht mitgezählt",
  partial: "Nur ein Teil ist gezählt: Es gibt sehr viele Unterhaltungen.",
};
