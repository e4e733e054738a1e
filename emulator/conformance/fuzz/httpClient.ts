import { Agent, request } from "node:http";

export interface HttpAnswer {
  status: number;
  body: string;
}

export interface HttpRequest {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | undefined;
}

/** Requests over one connection that stays, with paths as they are: `fetch` would put them in order. */
export function createHttpClient(url: string) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = ({ method, path, headers, body }: HttpRequest): Promise<HttpAnswer> =>
    new Promise((resolve, reject) => {
      // By itself Node tells no length for DELETE.
      const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
      const options = { hostname, port, agent, method, path, headers: { ...headers, ...length } };
      const sent = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const { statusCode = 0 } = response;
          resolve({ status: statusCode, body: Buffer.concat(chunks).toString() });
        });
      });
      sent.on("error", (error) => {
        // The server has ended the connection after the answer before: Node's page on `request.reusedSocket`.
        if (sent.reusedSocket) resolve(send({ method, path, headers: headers ?? {}, body }));
        else reject(error);
      });
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
}
