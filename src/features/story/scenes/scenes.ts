import type { Scene } from "../scene.ts";
import { editingWebhook } from "./editingWebhook.ts";
import { groupText } from "./groupText.ts";
import { phoneOff } from "./phoneOff.ts";
import { refusedPair } from "./refusedPair.ts";
import { seedStory } from "./seedStory.ts";
import { twoConversations } from "./twoConversations.ts";
import { whatsappWindow } from "./whatsappWindow.ts";

/** Every scene, in the order of the menu. */
export const scenes: readonly Scene[] = [
  seedStory,
  twoConversations,
  refusedPair,
  whatsappWindow,
  phoneOff,
  editingWebhook,
  groupText,
];
