import type { Page } from "playwright";

/**
 * Counts what a page asks of the servers: the SDK's requests go through its socket, each as one frame (wire protocol 2),
 * the app's own over HTTP. To be called before the page is loaded.
 */
export function countRequests(page: Page) {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) asked.push(`${request.method()} ${pathname}`);
  });
  page.on("websocket", (socket) => {
    socket.on("framesent", ({ payload }) => {
      const text = payload.toString();
      if (text.includes('"method":"message"')) asked.push(text);
    });
  });
  return {
    total: () => asked.length,
    matching: (pattern: RegExp) => asked.filter((text) => pattern.test(text)).length,
    forget: () => void (asked.length = 0),
  };
}
