import type { Scene } from "../scene.ts";
import { kitchenTap, mapleStreet, maya, numberA, numberB } from "./cast.ts";

export const refusedPair: Scene = {
  id: "refused-pair",
  title: { en: "A pair that is refused", de: "Ein Paar wird abgelehnt" },
  steps: [
    {
      say: {
        en: "A phone and a Twilio number meet in one open conversation only",
        de: "Ein Telefon und eine Twilio-Nummer treffen sich nur in einer offenen Unterhaltung",
      },
      why: {
        en: "This phone has A in “Maple Street move-in”. In the dialog of another conversation A is taken, with the place where.",
        de: "Dieses Telefon hat A in „Maple Street move-in“. Im Dialog einer anderen Unterhaltung ist A vergeben, mit der Angabe wo.",
      },
      do: [{ act: "tryPhone", conversation: kitchenTap, phone: maya }],
      expect: [{ see: "taken", conversation: mapleStreet }],
    },
    {
      say: { en: "A program tries it all the same", de: "Ein Programm versucht es trotzdem" },
      why: {
        en: "The service answers with Twilio’s error 50416. Nothing has changed; a text to A goes where it went before.",
        de: "Der Dienst antwortet mit Twilios Fehler 50416. Nichts hat sich geändert; eine SMS an A geht dorthin wie zuvor.",
      },
      do: [
        { act: "closeDialog" },
        {
          act: "refusedRest",
          path: `/v1/Conversations/{${kitchenTap}}/Participants`,
          form: {
            "MessagingBinding.Address": maya,
            "MessagingBinding.ProxyAddress": numberA,
          },
          code: 50416,
        },
        { act: "open", conversation: mapleStreet },
        { act: "text", phone: maya, to: numberA, body: "Does this still reach you?" },
      ],
      expect: [
        {
          see: "bubble",
          conversation: mapleStreet,
          body: "Does this still reach you?",
          author: maya,
        },
      ],
    },
    {
      say: { en: "Another number is free", de: "Eine andere Nummer ist frei" },
      why: {
        en: "With B the phone is in both conversations. The table shows who uses which number where, and how many are needed.",
        de: "Mit B ist das Telefon in beiden Unterhaltungen. Die Tabelle zeigt, wer wo welche Nummer nutzt und wie viele nötig sind.",
      },
      do: [{ act: "addPhone", conversation: kitchenTap, phone: maya, via: numberB }],
      expect: [{ see: "member", conversation: kitchenTap, phone: maya, via: numberB }],
      show: [{ act: "numbers" }],
    },
  ],
};
