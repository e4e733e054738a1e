import type { Scene } from "../scene.ts";
import { kitchenTap, mapleStreet, maya, numberA, numberC } from "./cast.ts";

export const twoConversations: Scene = {
  id: "two-conversations",
  title: { en: "One phone, two conversations", de: "Ein Telefon, zwei Unterhaltungen" },
  steps: [
    {
      say: {
        en: "A phone that is in one conversation joins another",
        de: "Ein Telefon aus einer Unterhaltung kommt in eine zweite",
      },
      why: {
        en: "In the first it speaks with A. In the second it gets C: the number tells the conversations apart.",
        de: "In der ersten spricht es mit A. In der zweiten bekommt es C: die Nummer unterscheidet die Unterhaltungen.",
      },
      do: [{ act: "addPhone", conversation: kitchenTap, phone: maya, via: numberC }],
      expect: [{ see: "member", conversation: kitchenTap, phone: maya, via: numberC }],
    },
    {
      say: { en: "It texts C, then A", de: "Es schreibt an C, dann an A" },
      why: {
        en: "Two texts from one phone, each in its own conversation. On the phone they are two threads.",
        de: "Zwei SMS von einem Telefon, jede in ihrer Unterhaltung. Auf dem Telefon sind es zwei Verläufe.",
      },
      do: [
        { act: "text", phone: maya, to: numberC, body: "I have a wrench, if that helps" },
        { act: "text", phone: maya, to: numberA, body: "Still on the way to Maple Street" },
      ],
      expect: [
        {
          see: "bubble",
          conversation: kitchenTap,
          body: "I have a wrench, if that helps",
          author: maya,
        },
        {
          see: "bubble",
          conversation: mapleStreet,
          body: "Still on the way to Maple Street",
          author: maya,
        },
      ],
    },
    {
      say: { en: "Both are answered in the chat", de: "Beide werden im Chat beantwortet" },
      why: {
        en: "Each answer comes from the number of its conversation, so the phone never mixes them up.",
        de: "Jede Antwort kommt von der Nummer ihrer Unterhaltung, also bringt das Telefon nichts durcheinander.",
      },
      do: [
        { act: "write", conversation: kitchenTap, body: "Bring the wrench, please" },
        { act: "write", conversation: mapleStreet, body: "Take your time" },
      ],
      expect: [
        { see: "text", phone: maya, from: numberC, body: "Bring the wrench, please" },
        { see: "text", phone: maya, from: numberA, body: "Take your time" },
      ],
      show: [{ act: "numbers" }],
    },
  ],
};
