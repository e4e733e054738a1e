import { appTexts } from "./en/app.ts";
import { composerTexts } from "./en/composer.ts";
import { connectionTexts } from "./en/connection.ts";
import { deliveryErrorTexts } from "./en/deliveryErrors.ts";
import { detailsTexts } from "./en/details.ts";
import { errorTexts } from "./en/errors.ts";
import { listTexts } from "./en/list.ts";
import { phonesTexts } from "./en/phones.ts";
import { shellTexts } from "./en/shell.ts";
import { signInTexts } from "./en/signIn.ts";
import { threadTexts } from "./en/thread.ts";

/** English: the catalogue whose shape every other language has. */
export const en = {
  app: appTexts,
  composer: composerTexts,
  connection: connectionTexts,
  deliveryErrors: deliveryErrorTexts,
  details: detailsTexts,
  errors: errorTexts,
  list: listTexts,
  phones: phonesTexts,
  shell: shellTexts,
  signIn: signInTexts,
  thread: threadTexts,
};
