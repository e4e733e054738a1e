import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import type { Random } from "./random.ts";

/** A network between clients and emulator that breaks: in the middle of a frame, on either way, at any time. */
export interface CuttingProxy {
  port: number;
  /** How many connections have been cut. */
  cuts(): number;
  /** Whether connections are cut; at first they are not. */
  setBroken(isBroken: boolean): void;
  close(): void;
}

export async function startCuttingProxy(
  target: { host: string; port: number },
  random: Random,
): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  let isBroken = false;
  let cuts = 0;

  const join = (client: Socket) => {
    const server = connect(target);
    const end = () => {
      for (const socket of [client, server]) {
        socket.destroy();
        open.delete(socket);
      }
    };
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on("error", end);
      socket.on("close", end);
    }
    // Some are cut while they come back, some in their first requests, some after a long while.
    let bytesLeft = random.chance(0.3) ? random.int(3_000) : 3_000 + random.int(60_000);
    const pass = (to: Socket) => (data: Buffer) => {
      if (isBroken) bytesLeft -= data.length;
      if (bytesLeft < 0) {
        cuts += 1;
        // What came before the cut still arrives.
        to.write(data.subarray(0, data.length + bytesLeft), end);
      } else {
        to.write(data);
      }
    };
    client.on("data", pass(server));
    server.on("data", pass(client));
  };

  const listener = createServer(join).listen(0, "127.0.0.1");
  await once(listener, "listening");
  return {
    // It listens on a port, not on a pipe.
    port: (listener.address() as AddressInfo).port,
    cuts: () => cuts,
    setBroken: (broken) => void (isBroken = broken),
    close() {
      listener.close();
      for (const socket of open) socket.destroy();
    },
  };
}
