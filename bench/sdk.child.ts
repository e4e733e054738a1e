import { Client } from "@twilio/conversations";
import type { ClientOptions, Message } from "@twilio/conversations";
import { serveCommands } from "./childProcess.ts";

/* One or more SDK clients in a process of their own, as on other people's machines. */

const epochNow = () => performance.timeOrigin + performance.now();

interface Connect {
  url: string;
  tokens: string[];
}

const delays: number[][] = [];
let clients: Client[] = [];

serveCommands({
  async connect({ url, tokens }: Connect) {
    // `Twilsock` is in the SDK's types as a record, its options are not.
    const options = { Twilsock: { uri: `${url.replace("http", "ws")}/v3/wsconnect` } };
    clients = await Promise.all(tokens.map((token) => start(token, options as ClientOptions)));
  },
  /** Waits until each client has heard of so many texts; answers the delays of each text, client by client. */
  async heard({ texts, timeoutMs }: { texts: number; timeoutMs: number }) {
    const end = epochNow() + timeoutMs;
    while (delays.some((own) => own.length < texts) && epochNow() < end) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return delays.map((own) => own.splice(0));
  },
  async close() {
    await Promise.all(clients.map((client) => client.shutdown()));
  },
});

async function start(token: string, options: ClientOptions): Promise<Client> {
  const client = new Client(token, options);
  await new Promise<void>((resolve) => client.on("initialized", () => resolve()));
  const own: number[] = [];
  delays.push(own);
  await client.getSubscribedConversations();
  client.on("messageAdded", ({ body }: Message) => {
    const dueAt = Number(body?.split(" ")[1]);
    own.push(epochNow() - dueAt);
  });
  return client;
}
