type Send = typeof fetch;

/** As in api.ts: the guard against requests that another site makes a browser send. */
const headers = { "X-Partyline": "1", "Content-Type": "application/json" };

/**
 * Sends at once what the chat of a signed-in person needs of the server, and gives these answers to whoever asks first.
 * Each is given once; signing in or out makes what is left worthless.
 */
export function createHeadStart(send: Send): Send {
  const early = new Map<string, Promise<Response>>([
    ["/api/token", send("/api/token", { method: "POST", headers, body: "{}" })],
    ["/api/config", send("/api/config", { headers })],
  ]);
  // Whoever takes them hears of it.
  for (const answer of early.values()) answer.catch(() => undefined);

  return (input, init) => {
    const path = typeof input === "string" ? input : "";
    const known = early.get(path);
    if (path === "/api/session") early.clear();
    early.delete(path);
    return known ?? send(input, init);
  };
}
