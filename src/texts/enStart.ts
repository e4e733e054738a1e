import { appTexts } from "./en/app.ts";
import { errorTexts } from "./en/errors.ts";
import { signInTexts } from "./en/signIn.ts";

/** The part of the English catalogue that is needed before somebody has signed in. */
export const enStart = {
  app: appTexts,
  errors: errorTexts,
  signIn: signInTexts,
};
