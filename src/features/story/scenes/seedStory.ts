import type { Scene } from "../scene.ts";
import {
  kitchenTap,
  mapleStreet,
  maya,
  numberA,
  numberB,
  numberC,
  oliver,
  tom,
  viewing,
  whatsappSender,
} from "./cast.ts";

/** The whole idea in seven steps. */
export const seedStory: Scene = {
  id: "story",
  title: { en: "The story", de: "Die Geschichte" },
  steps: [
    {
      say: {
        en: "Two phones and a browser share one conversation",
        de: "Zwei Telefone und ein Browser teilen eine Unterhaltung",
      },
      why: {
        en: "Each phone meets it through a Twilio number: the first through A, the second through B. Nobody on a phone needs an app.",
        de: "Jedes Telefon erreicht sie über eine Twilio-Nummer: das erste über A, das zweite über B. Am Telefon braucht niemand eine App.",
      },
      do: [{ act: "details", conversation: mapleStreet }],
      expect: [
        { see: "member", conversation: mapleStreet, phone: maya, via: numberA },
        { see: "member", conversation: mapleStreet, phone: tom, via: numberB },
      ],
    },
    {
      say: {
        en: "The first phone texts Twilio number A",
        de: "Das erste Telefon schreibt an die Twilio-Nummer A",
      },
      why: {
        en: "Expect an SMS on the second phone, from B, and a chat message under the number of the first.",
        de: "Erwartet wird eine SMS auf dem zweiten Telefon, von B, und eine Nachricht im Chat unter der Nummer des ersten.",
      },
      do: [
        { act: "open", conversation: mapleStreet },
        { act: "text", phone: maya, to: numberA, body: "The van is here, where do I park?" },
      ],
      expect: [
        {
          see: "bubble",
          conversation: mapleStreet,
          body: "The van is here, where do I park?",
          author: maya,
        },
        { see: "text", phone: tom, from: numberB, body: "The van is here, where do I park?" },
        { see: "noText", phone: maya, body: "The van is here, where do I park?" },
      ],
    },
    {
      say: {
        en: "The second phone answers Twilio number B",
        de: "Das zweite Telefon antwortet der Twilio-Nummer B",
      },
      why: {
        en: "The first phone gets it from A, the number that it knows. The two phones never see each other’s number.",
        de: "Das erste Telefon bekommt es von A, der Nummer, die es kennt. Die Telefone sehen einander nie.",
      },
      do: [{ act: "text", phone: tom, to: numberB, body: "In the yard, the gate is open" }],
      expect: [
        {
          see: "bubble",
          conversation: mapleStreet,
          body: "In the yard, the gate is open",
          author: tom,
        },
        { see: "text", phone: maya, from: numberA, body: "In the yard, the gate is open" },
        { see: "noText", phone: tom, body: "In the yard, the gate is open" },
      ],
    },
    {
      say: {
        en: "Somebody writes in the browser",
        de: "Jemand schreibt im Browser",
      },
      why: {
        en: "One message, two texts: the first phone gets it from A, the second from B. The bars below the bubble tell what arrived.",
        de: "Eine Nachricht, zwei SMS: das erste Telefon bekommt sie von A, das zweite von B. Die Striche unter der Blase sagen, was ankam.",
      },
      do: [{ act: "write", conversation: mapleStreet, body: "I hold the door for you" }],
      expect: [
        { see: "text", phone: maya, from: numberA, body: "I hold the door for you" },
        { see: "text", phone: tom, from: numberB, body: "I hold the door for you" },
        {
          see: "leg",
          conversation: mapleStreet,
          body: "I hold the door for you",
          phone: tom,
          status: "delivered",
        },
      ],
    },
    {
      say: { en: "A program posts a message", de: "Ein Programm schickt eine Nachricht" },
      why: {
        en: "One REST call, as Twilio’s own helper makes it. All three get it, each in their own way. This is the way it took.",
        de: "Ein REST-Aufruf, wie ihn Twilios eigene Bibliothek macht. Alle drei bekommen sie auf ihre Weise. So war der Weg.",
      },
      do: [
        {
          act: "rest",
          path: `/v1/Conversations/{${mapleStreet}}/Messages`,
          form: { Author: "booking-service", Body: "The lift is yours from 9 to 12." },
        },
      ],
      expect: [
        {
          see: "bubble",
          conversation: mapleStreet,
          body: "The lift is yours from 9 to 12.",
          author: "booking-service",
        },
        { see: "text", phone: maya, from: numberA, body: "The lift is yours from 9 to 12." },
        { see: "text", phone: tom, from: numberB, body: "The lift is yours from 9 to 12." },
      ],
      show: [{ act: "route", conversation: mapleStreet, body: "The lift is yours from 9 to 12." }],
    },
    {
      say: {
        en: "The same phone joins a second conversation",
        de: "Dasselbe Telefon kommt in eine zweite Unterhaltung",
      },
      why: {
        en: "A is taken for this phone, so it gets another number: C. By the number it texts, each message finds its conversation.",
        de: "A ist für dieses Telefon vergeben, also bekommt es eine andere Nummer: C. An der Nummer findet jede Nachricht ihre Unterhaltung.",
      },
      do: [
        { act: "addPhone", conversation: kitchenTap, phone: maya, via: numberC },
        { act: "text", phone: maya, to: numberC, body: "I can let the plumber in" },
      ],
      expect: [
        { see: "member", conversation: kitchenTap, phone: maya, via: numberC },
        {
          see: "bubble",
          conversation: kitchenTap,
          body: "I can let the plumber in",
          author: maya,
        },
      ],
    },
    {
      say: { en: "WhatsApp works the same way", de: "Mit WhatsApp geht es genauso" },
      why: {
        en: "He wrote within the last 24 hours, so free text reaches him, and his answer comes back into the chat.",
        de: "Er hat in den letzten 24 Stunden geschrieben, also erreicht ihn freier Text, und seine Antwort kommt in den Chat.",
      },
      do: [
        { act: "write", conversation: viewing, body: "It is five minutes from the station" },
        { act: "text", phone: oliver, to: whatsappSender, body: "Great, see you on Friday" },
      ],
      expect: [
        {
          see: "text",
          phone: oliver,
          from: whatsappSender,
          body: "It is five minutes from the station",
        },
        {
          see: "bubble",
          conversation: viewing,
          body: "Great, see you on Friday",
          author: oliver,
        },
      ],
    },
  ],
};
