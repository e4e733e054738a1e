type Send = typeof fetch;

/** As in api.ts: the guard against requests that another site makes a browser send. */
const headers = { "X-Partyline": "1", "Content-Type": "application/json" };

export interface HeadStart {
  send: Send;
  /** Copies: looking at an answer takes it from nobody. */
  readToken(): Promise<unknown>;
  readConfig(): Promise<unknown>;
}

/**
 * Sends at once what the chat of a signed-in person needs of the server, and gives these answers to whoever asks first.
 * Each is given once; signing in or out makes what is left worthless.
 */
export function createHeadStart(send: Send): HeadStart {
  const token = send("/api/token", { method: "POST", headers, body: "{}" });
  const config = send("/api/config", { headers });
  const early = new Map<string, Promise<Response>>([
    ["/api/token", token],
    ["/api/config", config],
  ]);
  // Cloned before anybody reads it: whoever takes the answer gets it later than this.
  const copies = { token: copyOf(token), config: copyOf(config) };

  return {
    readToken: () => jsonOf(copies.token),
    readConfig: () => jsonOf(copies.config),
    send(input, init) {
      const path = typeof input === "string" ? input : "";
      const known = early.get(path);
      if (path === "/api/session") early.clear();
      early.delete(path);
      return known ?? send(input, init);
    },
  };
}

/** Whoever takes the answer itself hears why there is none. */
function copyOf(answer: Promise<Response>): Promise<Response | undefined> {
  return answer.then(
    (response) => response.clone(),
    () => undefined,
  );
}

async function jsonOf(copy: Promise<Response | undefined>): Promise<unknown> {
  const response = await copy;
  return response?.ok === true ? response.json().catch(() => undefined) : undefined;
}
