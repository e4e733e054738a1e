import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import { randomIds } from "../emulator/ids.ts";
import { openDatabase } from "../emulator/store/db.ts";
import { encodePacket } from "../emulator/wire/packet.ts";

/*
 * The least that fanning out a text can cost: one transaction with the rows that have to outlive a crash (the message, its
 * leg, the text on the phone, the conversation's count), in the emulator's own tables, and a send to each of three
 * sockets. No rules, no reading, no events.
 */

export interface BareServer {
  url: string;
  /** Handles so many texts, one in each turn of the event loop. Answers texts a second. */
  run(texts: number): Promise<number>;
  close(): void;
}

const inserts = [
  `insert into messages (sid, conversationSid, serviceSid, "index", author, body, attributes, media, dateCreated, dateUpdated,
     addedEventId, eventId) values (?, 'CH1', 'IS1', ?, '+16505551001', ?, '{}', '[]', 1, 1, 1, ?)`,
  `insert into receipts (sid, conversationSid, messageSid, participantSid, channelMessageSid, "from", "to", status, dateCreated,
     dateUpdated) values (?, 'CH1', ?, 'MB1', 'SM1', '+15005550006', '+16505551002', 'delivered', 1, 1)`,
  `insert into phoneMessages (sid, phone, direction, "from", "to", body, media, status, dateCreated)
     values (?, '+16505551002', 'inbound', '+15005550006', '+16505551002', ?, '[]', 'received', 1)`,
] as const;
const count = "update conversations set nextIndex = ?, messagesCount = ? where sid = 'CH1'";

export async function startBareServer(dataDir: string): Promise<BareServer> {
  const database = openDatabase(join(dataDir, "bare.db"));
  database.exec(`insert into conversations (sid, serviceSid, messagingServiceSid, attributes, state, createdBy, dateCreated,
    dateUpdated, stateUpdated, nextIndex, messagesCount, participantsCount, eventId)
    values ('CH1', 'IS1', 'MG1', '{}', 'active', 'system', 1, 1, 1, 0, 0, 3, 1)`);
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
  await once(server, "listening");
  const sockets: WebSocket[] = [];
  server.on("connection", (socket) => sockets.push(socket));
  let index = 0;

  const handle = () => {
    index += 1;
    const body = `${index} a text of a usual length`;
    const sid = randomIds.sid<string>("IM");
    database.transaction(() => {
      database.run(inserts[0], sid, index, body, index);
      database.run(inserts[1], randomIds.sid<string>("DY"), sid);
      database.run(inserts[2], randomIds.sid<string>("SM"), body);
      database.run(count, index, index);
    });
    const event = { event_type: "list_item_added", event: { id: index, item_data: { sid, body } } };
    const bytes = encodePacket({ method: "notification", id: `S${index}` }, JSON.stringify(event));
    for (const socket of sockets) socket.send(bytes);
  };

  return {
    // It listens on a port, not on a pipe.
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async run(texts) {
      const start = performance.now();
      for (let n = 0; n < texts; n += 1) {
        handle();
        // One text in each turn of the event loop, as they come in life.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return texts / ((performance.now() - start) / 1000);
    },
    close() {
      server.close();
      database.close();
    },
  };
}
