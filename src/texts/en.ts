import { composerTexts } from "./en/composer.ts";
import { connectionTexts } from "./en/connection.ts";
import { listTexts } from "./en/list.ts";
import { shellTexts } from "./en/shell.ts";
import { threadTexts } from "./en/thread.ts";
import { enStart } from "./enStart.ts";

/** English, as far as the chat needs it at once. What is loaded later brings its own words: enAll.ts. */
export const en = {
  ...enStart,
  composer: composerTexts,
  connection: connectionTexts,
  list: listTexts,
  shell: shellTexts,
  thread: threadTexts,
};
