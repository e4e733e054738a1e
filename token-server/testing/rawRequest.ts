import { once } from "node:events";
import { connect } from "node:net";

/** Sends bytes as they are, which no HTTP client would; resolves to all that came back until the server closed. */
export async function rawRequest(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk: Buffer) => {
    answer += chunk.toString();
  });
  // A server that closes while we still send is what some tests are about.
  socket.on("error", () => undefined);
  await once(socket, "connect");
  socket.write(text);
  await once(socket, "close");
  return answer;
}
