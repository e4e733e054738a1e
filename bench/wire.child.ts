import { once } from "node:events";
import { WebSocket } from "ws";
import { decodePacket, encodePacket } from "../emulator/wire/packet.ts";
import { serveCommands } from "./childProcess.ts";

/*
 * Connections that do on the wire what the SDK does (init, subscribe, acknowledge), and nothing more: the SDK's own work for
 * one packet takes longer than the emulator's for a whole text.
 */

const epochNow = () => performance.timeOrigin + performance.now();

interface Connect {
  url: string;
  tokens: string[];
  /** The conversation to watch. */
  sid: string;
}

const delays: number[][] = [];

serveCommands({
  connect: ({ url, tokens, sid }: Connect) =>
    Promise.all(
      tokens.map((token) => connect(`${url.replace("http", "ws")}/v3/wsconnect`, token, sid)),
    ).then(() => undefined),
  /** Three sockets that only take what comes. */
  async connectBare({ url }: { url: string }) {
    const sockets = [1, 2, 3].map(() => new WebSocket(url, { perMessageDeflate: false }));
    await Promise.all(sockets.map((socket) => once(socket, "open")));
  },
  /** Waits until each connection has heard of so many texts; answers the delays of each text, one by one. */
  async heard({ texts, timeoutMs }: { texts: number; timeoutMs: number }) {
    const end = epochNow() + timeoutMs;
    while (delays.some((own) => own.length < texts) && epochNow() < end) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return delays.map((own) => own.splice(0));
  },
});

async function connect(uri: string, token: string, sid: string): Promise<void> {
  const socket = new WebSocket(uri, { perMessageDeflate: false });
  await once(socket, "open");
  const own: number[] = [];
  delays.push(own);
  const isSubscribed = new Promise<void>((resolve) => {
    socket.on("message", (data: Buffer) => {
      const { header, payload } = decodePacket(data);
      if (header["method"] !== "notification") return;
      socket.send(
        encodePacket({ method: "reply", id: header["id"], status: { code: 200, status: "OK" } }),
      );
      const event: unknown = JSON.parse(payload);
      if (payload.startsWith('{"event_type":"subscription_established"')) resolve();
      own.push(...textsOf(event).map((text) => epochNow() - Number(text.split(" ")[1])));
    });
  });
  socket.send(encodePacket({ method: "init", id: "I", token, continuation_token: null }));
  await once(socket, "message");
  const hex = sid.slice(2);
  const requests = [
    { object_sid: `ET${hex}`, object_type: "document", last_event_id: null },
    { object_sid: `ES${hex}`, object_type: "list", last_event_id: null },
    { object_sid: `MP${hex}`, object_type: "map", last_event_id: null },
  ];
  const http_request = { host: "cds.us1.twilio.com", path: "/v4/Subscriptions", method: "POST" };
  const body = { action: "establish", correlation_id: 1, requests };
  socket.send(encodePacket({ method: "message", id: "S", http_request }, JSON.stringify(body)));
  await isSubscribed;
}

interface SyncNotification {
  event_type: string;
  event?: { item_data: { text: string } };
  events?: { item_data: { text: string } }[];
}

/** The bodies of new messages in a notification. */
function textsOf(notification: unknown): string[] {
  // Written by the emulator (wire/sync/entityEvents.ts).
  const { event_type, event, events = [] } = notification as SyncNotification;
  if (event_type !== "list_item_added") return [];
  return [...events, ...(event === undefined ? [] : [event])].map(
    ({ item_data }) => item_data.text,
  );
}
