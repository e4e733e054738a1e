import { appTexts } from "./en/app.ts";
import { errorTexts } from "./en/errors.ts";
import { shellTexts } from "./en/shell.ts";
import { signInTexts } from "./en/signIn.ts";

/** The part of the English catalogue that is needed before somebody has signed in. */
export const enStart = {
  app: appTexts,
  errors: errorTexts,
  shell: shellTexts,
  signIn: signInTexts,
};
