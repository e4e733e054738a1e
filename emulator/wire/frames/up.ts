import * as v from "valibot";
import { acknowledgementFrame } from "./acknowledgement.ts";
import { clientCloseFrame } from "./clientClose.ts";
import { initFrame } from "./init.ts";
import { messageFrame } from "./message.ts";
import { telemetryFrame } from "./telemetry.ts";
import { updateFrame } from "./update.ts";

/** Everything that a client sends and the gateway understands. */
export const upFrame = v.variant("method", [
  initFrame,
  updateFrame,
  messageFrame,
  acknowledgementFrame,
  telemetryFrame,
  clientCloseFrame,
]);

export type UpFrame = v.InferOutput<typeof upFrame>;

const knownMethods: ReadonlySet<string> = new Set(
  upFrame.options.map((option) => option.entries.method.literal),
);

export function isKnownMethod(method: string): boolean {
  return knownMethods.has(method);
}
