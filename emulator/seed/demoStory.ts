import { type Address, whatsappAddress, smsAddress, isE164 } from "../../src/domain/address.ts";
import { type Identity, parseIdentity } from "../../src/domain/identity.ts";

/** What the emulator shows when it is new. Data only; plantDemo.ts puts it in through the service's own rules. */
export interface Story {
  people: readonly { identity: Identity; friendlyName: string }[];
  numbers: readonly { address: Address; friendlyName: string }[];
  phones: readonly { address: Address; label: string }[];
  templates: readonly StoryTemplate[];
  conversations: readonly StoryConversation[];
}

export interface StoryTemplate {
  friendlyName: string;
  category: "UTILITY" | "MARKETING";
  /** Placeholder to sample value. */
  variables: Readonly<Record<string, string>>;
  types: Readonly<Record<string, object>>;
  status: "approved" | "pending";
}

export interface StoryConversation {
  friendlyName: string;
  people: readonly Identity[];
  phones: readonly { address: Address; proxyAddress: Address }[];
  texts: readonly StoryText[];
  /** How many of the last messages somebody has not read; whoever is not named has read nothing. */
  unread: readonly (readonly [identity: Identity, count: number])[];
}

export interface StoryText {
  minutesAgo: number;
  from: Identity | Address;
  body: string;
}

const sms = (number: string): Address => smsAddress(e164(number));
const whatsapp = (number: string): Address => whatsappAddress(e164(number));

const alice = person("alice");
const bob = person("bob");
const carol = person("carol");

const numberA = sms("+14155550110");
const numberB = sms("+14155550120");
const numberC = sms("+14155550130");
const whatsappSender = whatsapp("+14155550199");

const maya = sms("+16505551111");
const tom = sms("+16505552222");
const june = sms("+16505553333");
const oliver = whatsapp("+447700900483");

const text = (minutesAgo: number, from: Identity | Address, body: string): StoryText => ({
  minutesAgo,
  from,
  body,
});

export const demoStory: Story = {
  people: [
    { identity: alice, friendlyName: "Alice Moreau" },
    { identity: bob, friendlyName: "Bob Kowalski" },
    { identity: carol, friendlyName: "Carol Haddad" },
  ],
  numbers: [
    { address: numberA, friendlyName: "(415) 555-0110" },
    { address: numberB, friendlyName: "(415) 555-0120" },
    { address: numberC, friendlyName: "(415) 555-0130" },
    { address: whatsappSender, friendlyName: "Partyline on WhatsApp" },
  ],
  phones: [
    { address: maya, label: "Maya" },
    { address: tom, label: "Tom" },
    { address: june, label: "June" },
    { address: oliver, label: "Oliver" },
  ],
  templates: [
    {
      friendlyName: "viewing_reminder",
      category: "UTILITY",
      variables: { 1: "Oliver", 2: "Birch Lane", 3: "Friday at 12:30" },
      types: {
        "twilio/text": {
          body: "Hi {{1}}, a reminder of your viewing of {{2}} on {{3}}. Write back if another time is better.",
        },
      },
      status: "approved",
    },
    {
      friendlyName: "pick_up_again",
      category: "UTILITY",
      variables: { 1: "Oliver", 2: "the flat on Birch Lane" },
      types: {
        "twilio/text": { body: "Hello {{1}}, may we write to you again about {{2}}?" },
        "twilio/quick-reply": {
          body: "Hello {{1}}, may we write to you again about {{2}}?",
          actions: [
            { title: "Yes, please", id: "yes" },
            { title: "Not now", id: "later" },
          ],
        },
      },
      status: "approved",
    },
    {
      friendlyName: "new_flats_this_week",
      category: "MARKETING",
      variables: { 1: "Oliver", 2: "three" },
      types: {
        "twilio/text": {
          body: "Hi {{1}}, there are {{2}} new flats this week. Shall we send you the list?",
        },
      },
      status: "pending",
    },
  ],
  conversations: [
    {
      friendlyName: "Maple Street move-in",
      people: [alice, bob],
      phones: [
        { address: maya, proxyAddress: numberA },
        { address: tom, proxyAddress: numberB },
      ],
      texts: [
        text(
          1185,
          alice,
          "Hi both, the keys for 12 Maple Street are ready. Is Saturday still fine?",
        ),
        text(1171, maya, "Saturday works for me, any time after 9"),
        text(1164, tom, "Same here. I have the van until 2pm"),
        text(1160, bob, "Then let us say 9:30 at the front door. I bring the keys."),
        text(1152, maya, "Great. Is there a lift? The sofa is heavy"),
        text(1149, bob, "There is, the service lift is booked from 9 to 12 for you."),
        text(95, tom, "Where can I park the van?"),
        text(92, alice, "In the yard behind the house. The gate code is 4821."),
        text(88, tom, "Thanks!"),
        text(24, maya, "Running 15 minutes late tomorrow, sorry"),
        text(21, bob, "No problem, I will wait for you."),
        text(9, tom, "I will be there at 9:30 and start with the boxes"),
      ],
      unread: [
        [alice, 1],
        [bob, 0],
      ],
    },
    {
      friendlyName: "June, kitchen tap",
      people: [alice],
      phones: [{ address: june, proxyAddress: numberA }],
      texts: [
        text(402, june, "Hello, the kitchen tap drips again"),
        text(
          396,
          alice,
          "Sorry to hear that, June. I will send the plumber. Is tomorrow morning good?",
        ),
        text(381, june, "Yes, I am home until noon"),
        text(379, alice, "Done: he comes between 9 and 10."),
        text(377, june, "Thank you, that was quick"),
      ],
      unread: [[alice, 0]],
    },
    {
      friendlyName: "Oliver Grant, viewing",
      people: [alice, carol],
      phones: [{ address: oliver, proxyAddress: whatsappSender }],
      texts: [
        text(260, oliver, "Hi, I saw the flat on Birch Lane. Can I view it this week?"),
        text(244, carol, "Hi Oliver, of course. Thursday at 17:00 or Friday at 12:30?"),
        text(233, oliver, "Friday is better for me"),
        text(231, carol, "Friday at 12:30 then. I will meet you at the entrance."),
        text(46, oliver, "Is it far from the station?"),
        text(45, oliver, "I come by train"),
      ],
      unread: [
        [alice, 2],
        [carol, 2],
      ],
    },
  ],
};

function e164(number: string) {
  if (!isE164(number)) throw new Error(`${number} is no phone number`);
  return number;
}

function person(name: string): Identity {
  const identity = parseIdentity(name);
  if (identity === undefined) throw new Error(`${name} is no identity`);
  return identity;
}
