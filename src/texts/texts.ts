import type { en } from "./en.ts";
import type { enAll } from "./enAll.ts";
import type { enStart } from "./enStart.ts";

/** What a language has to say. A second one is `const de: AllTexts = { … }`, so that nothing in it can be missing. */
export type AllTexts = typeof enAll;

/** The part of it that the chat needs at once. */
export type Texts = typeof en;

/** The part of it that is shown before somebody has signed in. */
export type StartTexts = typeof enStart;
