import type { Scene } from "../scene.ts";
import { mapleStreet, maya, numberA, numberB, tom } from "./cast.ts";

export const phoneOff: Scene = {
  id: "phone-off",
  title: { en: "A phone is off", de: "Ein Telefon ist aus" },
  steps: [
    {
      say: { en: "The second phone is switched off", de: "Das zweite Telefon wird ausgeschaltet" },
      why: {
        en: "A message goes out all the same. The first phone gets it; for the second it waits at the carrier: sent, not delivered.",
        de: "Eine Nachricht geht trotzdem hinaus. Das erste Telefon bekommt sie; für das zweite wartet sie im Netz: gesendet, nicht zugestellt.",
      },
      do: [
        { act: "open", conversation: mapleStreet },
        { act: "switchPhone", phone: tom, state: "off" },
        { act: "write", conversation: mapleStreet, body: "The lift is free now" },
      ],
      expect: [
        { see: "text", phone: maya, from: numberA, body: "The lift is free now" },
        {
          see: "leg",
          conversation: mapleStreet,
          body: "The lift is free now",
          phone: tom,
          status: "sent",
        },
      ],
    },
    {
      say: { en: "It is switched on again", de: "Es wird wieder eingeschaltet" },
      why: {
        en: "What has waited arrives, in order, and the second bar below the bubble fills.",
        de: "Was gewartet hat, kommt der Reihe nach an, und der zweite Strich unter der Blase füllt sich.",
      },
      do: [{ act: "switchPhone", phone: tom, state: "on" }],
      expect: [
        { see: "text", phone: tom, from: numberB, body: "The lift is free now" },
        {
          see: "leg",
          conversation: mapleStreet,
          body: "The lift is free now",
          phone: tom,
          status: "delivered",
        },
      ],
    },
    {
      say: { en: "Off again, and a message waits", de: "Wieder aus, und eine Nachricht wartet" },
      why: {
        en: "It stays sent for as long as the carrier tries.",
        de: "Sie bleibt gesendet, solange es das Netz versucht.",
      },
      do: [
        { act: "switchPhone", phone: tom, state: "off" },
        { act: "write", conversation: mapleStreet, body: "Did you find the yard?" },
      ],
      expect: [
        {
          see: "leg",
          conversation: mapleStreet,
          body: "Did you find the yard?",
          phone: tom,
          status: "sent",
        },
      ],
    },
    {
      say: { en: "An hour passes", de: "Eine Stunde vergeht" },
      why: {
        en: "The emulator’s clock is moved, and the carrier gives up: undelivered, with Twilio’s error 30003.",
        de: "Die Uhr des Emulators wird vorgestellt, und das Netz gibt auf: nicht zugestellt, mit Twilios Fehler 30003.",
      },
      do: [{ act: "clock", hours: 1 }],
      expect: [
        {
          see: "leg",
          conversation: mapleStreet,
          body: "Did you find the yard?",
          phone: tom,
          status: "undelivered",
          errorCode: 30003,
        },
      ],
      show: [{ act: "route", conversation: mapleStreet, body: "Did you find the yard?" }],
    },
  ],
};
