import type { Scene } from "../scene.ts";
import { seedStory } from "./seedStory.ts";

/** Every scene, in the order of the menu. */
export const scenes: readonly Scene[] = [seedStory];
