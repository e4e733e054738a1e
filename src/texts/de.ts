import { composerTexts } from "./de/composer.ts";
import { connectionTexts } from "./de/connection.ts";
import { deliveryErrorTexts } from "./de/deliveryErrors.ts";
import { detailsTexts } from "./de/details.ts";
import { listTexts } from "./de/list.ts";
import { numbersTexts } from "./de/numbers.ts";
import { phonesTexts } from "./de/phones.ts";
import { routeTexts } from "./de/route.ts";
import { settingsTexts } from "./de/settings.ts";
import { shellTexts } from "./de/shell.ts";
import { storyTexts } from "./de/story.ts";
import { shortcutTexts, switcherTexts } from "./de/switcher.ts";
import { templateTexts } from "./de/templates.ts";
import { threadTexts } from "./de/thread.ts";
import { deStart } from "./deStart.ts";
import type { AllTexts } from "./texts.ts";

/** German. The people who read it are addressed as "du". */
export const de: AllTexts = {
  ...deStart,
  composer: composerTexts,
  connection: connectionTexts,
  deliveryErrors: deliveryErrorTexts,
  details: detailsTexts,
  list: listTexts,
  numbers: numbersTexts,
  phones: phonesTexts,
  route: routeTexts,
  settings: settingsTexts,
  shell: shellTexts,
  shortcuts: shortcutTexts,
  story: storyTexts,
  switcher: switcherTexts,
  templates: templateTexts,
  thread: threadTexts,
};
