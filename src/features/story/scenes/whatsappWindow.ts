import type { Scene } from "../scene.ts";
import { oliver, viewing, whatsappSender } from "./cast.ts";

const reminder =
  "Hi Oliver, a reminder of your viewing of Birch Lane on Friday at 12:30. Write back if another time is better.";

export const whatsappWindow: Scene = {
  id: "whatsapp-window",
  title: { en: "The WhatsApp window closes", de: "Das WhatsApp-Fenster schließt sich" },
  steps: [
    {
      say: { en: "Inside the window free text arrives", de: "Im Fenster kommt freier Text an" },
      why: {
        en: "He wrote less than 24 hours ago. The line below the composer says how long the window stays open.",
        de: "Er hat vor weniger als 24 Stunden geschrieben. Die Zeile unter dem Feld sagt, wie lange das Fenster offen bleibt.",
      },
      do: [{ act: "write", conversation: viewing, body: "Shall I send you the floor plan?" }],
      expect: [
        {
          see: "text",
          phone: oliver,
          from: whatsappSender,
          body: "Shall I send you the floor plan?",
        },
      ],
    },
    {
      say: { en: "A day and an hour pass", de: "Ein Tag und eine Stunde vergehen" },
      why: {
        en: "The emulator’s clock is moved. Now free text is refused on this leg, with Twilio’s error 63016.",
        de: "Die Uhr des Emulators wird vorgestellt. Jetzt wird freier Text auf diesem Weg abgelehnt, mit Twilios Fehler 63016.",
      },
      do: [
        { act: "clock", hours: 25 },
        { act: "write", conversation: viewing, body: "Are you still interested?" },
      ],
      expect: [
        {
          see: "leg",
          conversation: viewing,
          body: "Are you still interested?",
          phone: oliver,
          status: "undelivered",
          errorCode: 63016,
        },
      ],
    },
    {
      say: { en: "An approved template goes out", de: "Eine genehmigte Vorlage geht hinaus" },
      why: {
        en: "Templates may open a conversation at any time. The way leads from the failed mark to the list.",
        de: "Vorlagen dürfen jederzeit ein Gespräch eröffnen. Der Weg führt von der Fehlermarke zur Liste.",
      },
      do: [
        {
          act: "template",
          conversation: viewing,
          after: "Are you still interested?",
          name: "viewing_reminder",
          values: ["Oliver", "Birch Lane", "Friday at 12:30"],
        },
      ],
      expect: [{ see: "text", phone: oliver, from: whatsappSender, body: reminder }],
    },
    {
      say: {
        en: "His answer opens the window again",
        de: "Seine Antwort öffnet das Fenster wieder",
      },
      why: {
        en: "For 24 hours free text arrives as before.",
        de: "Für 24 Stunden kommt freier Text an wie zuvor.",
      },
      do: [
        { act: "text", phone: oliver, to: whatsappSender, body: "Friday is perfect" },
        { act: "write", conversation: viewing, body: "See you at the entrance" },
      ],
      expect: [
        { see: "bubble", conversation: viewing, body: "Friday is perfect", author: oliver },
        { see: "text", phone: oliver, from: whatsappSender, body: "See you at the entrance" },
      ],
    },
  ],
};
