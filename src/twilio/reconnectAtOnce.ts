/**
 * The SDK has no call for it, but listens to the browser: `offline` closes the socket at once, `online` connects at
 * once and forgets the back-off (wire protocol 4.2). Requests in flight then end in a time-out of 30 s (12.3). Outside
 * of a browser nothing happens.
 */
export function reconnectAtOnce(): void {
  if (typeof window === "undefined") return;
  window.dispatchEvent(new Event("offline"));
  window.dispatchEvent(new Event("online"));
}
