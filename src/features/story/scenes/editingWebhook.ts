import type { Scene } from "../scene.ts";
import { mapleStreet, maya, numberA, numberB, tom } from "./cast.ts";

const webhooks = "/v1/Configuration/Webhooks";

export const editingWebhook: Scene = {
  id: "editing-webhook",
  title: { en: "A webhook edits a message", de: "Ein Webhook ändert eine Nachricht" },
  steps: [
    {
      say: {
        en: "A program wants to read every message before it is posted",
        de: "Ein Programm will jede Nachricht lesen, bevor sie erscheint",
      },
      why: {
        en: "It sets the webhook onMessageAdd. This one is part of the emulator and hides the numbers of payment cards.",
        de: "Es setzt den Webhook onMessageAdd. Dieser gehört zum Emulator und verbirgt die Nummern von Zahlungskarten.",
      },
      do: [
        { act: "open", conversation: mapleStreet },
        {
          act: "rest",
          path: webhooks,
          form: {
            PreWebhookUrl: "{origin}/_emulator/examples/hide-cards",
            Method: "POST",
            Filters: "onMessageAdd",
          },
        },
      ],
      expect: [],
    },
    {
      say: {
        en: "A phone texts the number of a card",
        de: "Ein Telefon schickt eine Kartennummer",
      },
      why: {
        en: "The chat and the other phone get the text as the webhook has changed it. Only the sender’s own phone shows it whole.",
        de: "Chat und anderes Telefon bekommen den Text, wie ihn der Webhook geändert hat. Nur das eigene Telefon zeigt ihn ganz.",
      },
      do: [
        {
          act: "text",
          phone: tom,
          to: numberB,
          body: "Take the deposit from 4242 4242 4242 4242",
        },
      ],
      expect: [
        {
          see: "bubble",
          conversation: mapleStreet,
          body: "Take the deposit from **** 4242",
          author: tom,
        },
        { see: "text", phone: maya, from: numberA, body: "Take the deposit from **** 4242" },
      ],
    },
    {
      say: { en: "The webhook is taken away", de: "Der Webhook wird entfernt" },
      why: {
        en: "Messages go straight through again. The inspector lists the calls, signed as Twilio signs them.",
        de: "Nachrichten gehen wieder unverändert durch. Der Inspektor zeigt die Aufrufe, signiert wie von Twilio.",
      },
      do: [
        { act: "rest", path: webhooks, form: { PreWebhookUrl: "" } },
        { act: "write", conversation: mapleStreet, body: "Thank you, it is paid" },
      ],
      expect: [{ see: "text", phone: tom, from: numberB, body: "Thank you, it is paid" }],
    },
  ],
};
