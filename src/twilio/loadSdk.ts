import type { Sdk } from "./clientLife.ts";

/** The SDK is the larger part of the app, so it is a file of its own. */
export function loadSdk(): Promise<Sdk> {
  return import("@twilio/conversations");
}
