import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import twilio from "twilio";
import { onTestFinished } from "vitest";

/** A call as somebody's webhook server sees it. */
export interface ReceivedCall {
  method: string;
  path: string;
  parameters: Record<string, string>;
  /** What the official helper's validator says of its signature. */
  isSigned: boolean;
}

export interface Answer {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
}

/** "silence": never answered. */
export type Answering = (call: ReceivedCall) => Answer | "silence" | Promise<Answer>;

export interface WebhookServer {
  url: string;
  /** In the order of arrival. */
  calls: ReceivedCall[];
  events(): string[];
  answer(answering: Answering): void;
  /** The next call that is not read yet and fits. */
  next(event?: string): Promise<ReceivedCall>;
}

/** A webhook server on this machine that ends with the test. */
export async function startWebhookServer(authToken: string): Promise<WebhookServer> {
  const calls: ReceivedCall[] = [];
  const unread: ReceivedCall[] = [];
  const waiting = new Set<() => void>();
  let answering: Answering = () => ({});

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", serverUrl());
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      const signature = String(request.headers["x-twilio-signature"]);
      const call: ReceivedCall = {
        method: request.method ?? "",
        path: url.pathname,
        parameters: { ...Object.fromEntries(url.searchParams), ...form },
        isSigned: twilio.validateRequest(authToken, signature, url.href, form),
      };
      calls.push(call);
      unread.push(call);
      for (const wake of waiting) wake();
      void Promise.resolve(answering(call)).then((answer) => {
        if (answer === "silence") return;
        response.writeHead(answer.status ?? 200, answer.headers).end(answer.body ?? "");
      });
    });
  });
  const serverUrl = () => {
    // Listening on a TCP port, it has such an address.
    const { port } = server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  const take = (event: string | undefined) => {
    const at = unread.findIndex(
      ({ parameters }) => event === undefined || parameters["EventType"] === event,
    );
    return at < 0 ? undefined : unread.splice(at, 1)[0];
  };

  return {
    url: serverUrl(),
    calls,
    events: () => calls.map(({ parameters }) => parameters["EventType"] ?? ""),
    answer(next) {
      answering = next;
    },
    next: (event) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`${event ?? "a call"} did not come within 40 s`));
        }, 40_000);
        const look = () => {
          const call = take(event);
          if (call === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(call);
        };
        waiting.add(look);
        look();
      }),
  };
}
