import { appTexts } from "./de/app.ts";
import { errorTexts } from "./de/errors.ts";
import { signInTexts } from "./de/signIn.ts";
import type { StartTexts } from "./texts.ts";

/** The part of the German catalogue that is needed before somebody has signed in. */
export const deStart: StartTexts = {
  app: appTexts,
  errors: errorTexts,
  signIn: signInTexts,
};
