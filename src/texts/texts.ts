import type { en } from "./en.ts";

/** What a language has to say. A second one is `const de: Texts = { … }`, so that nothing in it can be missing. */
export type Texts = typeof en;
