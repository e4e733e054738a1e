import { composerTexts } from "./en/composer.ts";
import { connectionTexts } from "./en/connection.ts";
import { deliveryErrorTexts } from "./en/deliveryErrors.ts";
import { detailsTexts } from "./en/details.ts";
import { listTexts } from "./en/list.ts";
import { numbersTexts } from "./en/numbers.ts";
import { phonesTexts } from "./en/phones.ts";
import { routeTexts } from "./en/route.ts";
import { settingsTexts } from "./en/settings.ts";
import { storyTexts } from "./en/story.ts";
import { shortcutTexts, switcherTexts } from "./en/switcher.ts";
import { threadTexts } from "./en/thread.ts";
import { enStart } from "./enStart.ts";

/** English: the catalogue whose shape every other language has. */
export const en = {
  ...enStart,
  composer: composerTexts,
  connection: connectionTexts,
  deliveryErrors: deliveryErrorTexts,
  details: detailsTexts,
  list: listTexts,
  numbers: numbersTexts,
  phones: phonesTexts,
  route: routeTexts,
  settings: settingsTexts,
  shortcuts: shortcutTexts,
  story: storyTexts,
  switcher: switcherTexts,
  thread: threadTexts,
};
