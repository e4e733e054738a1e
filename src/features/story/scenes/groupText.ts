import type { Scene } from "../scene.ts";
import { maya, numberC, tom } from "./cast.ts";

const title = "Saturday crew";

export const groupText: Scene = {
  id: "group-text",
  title: { en: "A group text", de: "Eine Gruppennachricht" },
  steps: [
    {
      say: {
        en: "Two phones and a person in chat make a group",
        de: "Zwei Telefone und eine Person im Chat bilden eine Gruppe",
      },
      why: {
        en: "In a group text everybody sees everybody’s number. The person in chat stands behind Twilio number C.",
        de: "In einer Gruppennachricht sehen alle die Nummern aller. Die Person im Chat steht hinter der Twilio-Nummer C.",
      },
      do: [
        {
          act: "rest",
          path: "/v1/ConversationWithParticipants",
          form: {
            FriendlyName: title,
            Participant: [
              JSON.stringify({
                identity: "{me}",
                messaging_binding: { projected_address: numberC },
              }),
              JSON.stringify({ messaging_binding: { address: maya } }),
              JSON.stringify({ messaging_binding: { address: tom } }),
            ],
          },
        },
        { act: "write", conversation: title, body: "Coffee at 11 for everybody?" },
      ],
      expect: [
        { see: "text", phone: maya, from: numberC, body: "Coffee at 11 for everybody?" },
        { see: "text", phone: tom, from: numberC, body: "Coffee at 11 for everybody?" },
      ],
    },
    {
      say: {
        en: "The first phone answers the group",
        de: "Das erste Telefon antwortet der Gruppe",
      },
      why: {
        en: "Its text goes to the other phone directly, as MMS among friends, and by C into the chat.",
        de: "Der Text geht direkt an das andere Telefon, wie eine MMS unter Freunden, und über C in den Chat.",
      },
      do: [{ act: "groupText", phone: maya, to: [tom, numberC], body: "Two sugars for me" }],
      expect: [
        { see: "bubble", conversation: title, body: "Two sugars for me", author: maya },
        { see: "text", phone: tom, from: maya, body: "Two sugars for me" },
      ],
    },
  ],
};
