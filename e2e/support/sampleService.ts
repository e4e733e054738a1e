import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createIntegrationService } from "../../docs/examples/integrationService.mjs";
import { numberC } from "./numbers.ts";

/** The sample of docs/examples, as an operator would run it: it knows phone #1 and #2, and wants number C to be used. */
export interface SampleService {
  /** What belongs into `.env` for it. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

export async function startSampleService(authToken: string): Promise<SampleService> {
  let url = "";
  const numbers = { sms: numberC.address };
  const server = createIntegrationService(() => ({ authToken, publicUrl: url, numbers }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A listening TCP server has an AddressInfo (node:net).
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: {
      TEMPLATES_CALLBACK_URL: `${url}/templates`,
      CRM_CALLBACK_URL: `${url}/crm`,
      OUTGOING_CALLBACK_URL: `${url}/outgoing`,
      CONTACT_AVATAR_HOSTS: url,
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
