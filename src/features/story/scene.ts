import type { Address } from "../../domain/address.ts";

/** A sentence in every language that the app speaks. */
export interface Words {
  en: string;
  de: string;
}

/** `{A title}` in a path is that conversation's sid. In a value `{me}` is who plays, `{origin}` the emulator's address. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

/** Something that a step does, through the control that a person would use. docs/scenes.md explains each. */
export type Action =
  | { act: "open"; conversation: string }
  | { act: "details"; conversation: string }
  | { act: "text"; phone: Address; to: Address; body: string }
  | { act: "groupText"; phone: Address; to: readonly Address[]; body: string }
  | { act: "write"; conversation: string; body: string }
  | {
      act: "template";
      conversation: string;
      /** The message that did not reach somebody; its delivery mark leads to the templates. */
      after: string;
      name: string;
      values: readonly string[];
    }
  | { act: "addPhone"; conversation: string; phone: Address; via: Address }
  | { act: "tryPhone"; conversation: string; phone: Address }
  | { act: "closeDialog" }
  | { act: "switchPhone"; phone: Address; state: "on" | "off" }
  | { act: "route"; conversation: string; body: string }
  | { act: "numbers" }
  | { act: "clock"; hours: number }
  | { act: "rest"; path: string; form: Form }
  /** A call that the service has to refuse with this code. */
  | { act: "refusedRest"; path: string; form: Form; code: number };

/** Something that has to come true. The step waits for it, and says so when it does not come. */
export type Fact =
  | { see: "bubble"; conversation: string; body: string; author?: string }
  | { see: "text"; phone: Address; from: Address; body: string }
  | { see: "noText"; phone: Address; body: string }
  | {
      see: "leg";
      conversation: string;
      body: string;
      phone: Address;
      status: "sent" | "delivered" | "undelivered" | "failed" | "read";
      errorCode?: number;
    }
  | { see: "member"; conversation: string; phone: Address; via: Address }
  /** The dialog names this conversation as the one that holds the pair. */
  | { see: "taken"; conversation: string };

export interface Step {
  /** What is about to happen. */
  say: Words;
  /** Why, and what to look at. */
  why: Words;
  do: readonly Action[];
  expect: readonly Fact[];
  /** What is shown once all of it has come true. */
  show?: readonly Action[];
}

export interface Scene {
  /** A word for addresses and tests. */
  id: string;
  title: Words;
  steps: readonly Step[];
}
