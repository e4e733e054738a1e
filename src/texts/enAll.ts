import { en } from "./en.ts";
import { deliveryErrorTexts } from "./en/deliveryErrors.ts";
import { detailsTexts } from "./en/details.ts";
import { numbersTexts } from "./en/numbers.ts";
import { phonesTexts } from "./en/phones.ts";
import { routeTexts } from "./en/route.ts";
import { settingsTexts } from "./en/settings.ts";
import { storyTexts } from "./en/story.ts";
import { shortcutTexts, switcherTexts } from "./en/switcher.ts";
import { templateTexts } from "./en/templates.ts";

/** English: the catalogue whose shape every other language has. */
export const enAll = {
  ...en,
  deliveryErrors: deliveryErrorTexts,
  details: detailsTexts,
  numbers: numbersTexts,
  phones: phonesTexts,
  route: routeTexts,
  settings: settingsTexts,
  shortcuts: shortcutTexts,
  story: storyTexts,
  switcher: switcherTexts,
  templates: templateTexts,
};
