import { Client as Client30 } from "@twilio/conversations";
import { Client as Client24 } from "conversations-2.4";
import { Client as Client26 } from "conversations-2.6";

export type SdkClient = typeof Client30;

/** The official SDK, as the apps of today and of the last years ship it. */
export interface Sdk {
  version: string;
  Client: SdkClient;
  /** The folder in node_modules, for its type definitions. */
  packageName: string;
}

// Three packages, one interface (surface/surface.test.ts compares them): only the private members of their types differ.
const asClient = (client: unknown) => client as SdkClient;

export const sdk30: Sdk = {
  version: "3.0.1",
  Client: Client30,
  packageName: "@twilio/conversations",
};

export const sdkVersions: readonly Sdk[] = [
  sdk30,
  { version: "2.6.5", Client: asClient(Client26), packageName: "conversations-2.6" },
  { version: "2.4.1", Client: asClient(Client24), packageName: "conversations-2.4" },
];
