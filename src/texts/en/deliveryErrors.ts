interface LegFacts {
  who: string;
  /** The Twilio number, and the letter that people call it by. */
  from: string;
  letter: string;
  /** When it failed. */
  time: string;
}

export interface DeliveryErrorWords {
  title: (facts: LegFacts) => string;
  sentence: (facts: LegFacts) => string;
}

/**
 * What Twilio's error codes on a delivery receipt mean to the person who wrote the message. Codes and meanings:
 * Twilio's error and warning dictionary, and the page on delivery receipts in Conversations.
 */
const byCode: Record<number, DeliveryErrorWords> = {
  21211: {
    title: () => "This is not a phone number",
    sentence: ({ who }) => `${who} did not get this message. Check the number.`,
  },
  21408: {
    title: () => "This country is not enabled",
    sentence: ({ who }) =>
      `${who} did not get this message. Enable the country in Twilio's console.`,
  },
  21610: {
    title: ({ who, letter }) => `${who} stopped texts from ${letter}`,
    sentence: ({ from }) => `They texted STOP. Only they can undo it: they text START to ${from}.`,
  },
  21614: {
    title: () => "This is not a mobile number",
    sentence: ({ who }) => `${who} did not get this message. Ask them for a mobile number.`,
  },
  21617: {
    title: () => "Too long for a text",
    sentence: ({ who }) => `${who} did not get this message. Send it in parts of 1,600 characters.`,
  },
  30003: {
    title: ({ who }) => `${who} is off or out of reach`,
    sentence: ({ time }) => `The carrier gave up at ${time}. Send it again when the phone is on.`,
  },
  30001: {
    title: () => "Too many texts at once",
    sentence: ({ who }) => `${who} did not get this message. Send it again in a moment.`,
  },
  30002: {
    title: () => "The Twilio account is suspended",
    sentence: ({ who }) => `${who} did not get this message. Whoever runs this has to solve that.`,
  },
  30004: {
    title: () => "Blocked",
    sentence: ({ who }) => `${who} or their carrier blocks texts from this number.`,
  },
  30005: {
    title: () => "Nobody has this number",
    sentence: ({ who }) => `${who} did not get this message. Check the number.`,
  },
  30006: {
    title: () => "A landline cannot receive texts",
    sentence: ({ who }) =>
      `${who} did not get this message. Ask them for a mobile number, or call.`,
  },
  30007: {
    title: () => "The carrier filtered this message",
    sentence: ({ who }) => `${who} did not get it. Write it in other words, without short links.`,
  },
  30008: {
    title: () => "The carrier gave no reason",
    sentence: ({ who, time }) => `${who} did not get this message at ${time}. Send it again.`,
  },
  30032: {
    title: () => "This toll-free number is not verified",
    sentence: ({ who }) => `${who} did not get this message. Verify the number with Twilio.`,
  },
  30034: {
    title: () => "This Twilio number is not registered",
    sentence: ({ who }) =>
      `${who} did not get this message. Register the number for texts in the United States.`,
  },
  30036: {
    title: () => "It waited too long",
    sentence: ({ who }) => `${who} did not get this message in time. Send it again.`,
  },
  63003: {
    title: () => "Not on WhatsApp",
    sentence: ({ who }) => `${who} did not get this message. Try SMS.`,
  },
  63015: {
    title: () => "Not in the WhatsApp sandbox",
    sentence: ({ who }) => `${who} has to join the sandbox first.`,
  },
  63016: {
    title: ({ who }) => `${who}’s WhatsApp window is closed`,
    sentence: () => "Free text does not reach them until they write. Send an approved template.",
  },
  63018: {
    title: () => "Too many WhatsApp messages at once",
    sentence: ({ who }) => `${who} did not get this message. Send it again in a moment.`,
  },
  63021: {
    title: () => "WhatsApp cannot show this",
    sentence: ({ who }) => `${who} did not get this message. Send it in another form.`,
  },
  63024: {
    title: () => "Not on WhatsApp",
    sentence: ({ who }) => `${who} did not get this message. Try SMS.`,
  },
};

export const deliveryErrorTexts = {
  title: (code: number | null, facts: LegFacts): string =>
    (code === null ? undefined : byCode[code])?.title(facts) ??
    `${facts.who} did not get this message`,
  sentence: (code: number | null, facts: LegFacts): string =>
    (code === null ? undefined : byCode[code])?.sentence(facts) ??
    "Twilio gave no reason that we know. Its error dictionary tells more.",
};
