import type { Page, WebSocketRoute } from "playwright/test";

/** The page's way to the chat service, which can be made to fail as a network does. */
export interface Socket {
  /** Nothing gets through in either direction any more, and nobody is told: a half-open connection. */
  freeze(): void;
  /** As `freeze`, on every later connection too: nothing is ever answered again. */
  silence(): void;
  /** Later connections are answered again. */
  speak(): void;
  /** How often the page has connected. */
  connections(): number;
  /** The next message that is sent arrives; its answer does not, and the connection dies. */
  loseNextAnswer(): void;
}

/** To be called before the page is loaded. */
export async function routeSocket(page: Page): Promise<Socket> {
  let connections = 0;
  let freeze = () => {};
  let losesAnswer = false;
  let isSilent = false;

  function connect(near: WebSocketRoute): void {
    const far = near.connectToServer();
    let isFrozen = isSilent;
    let lostId: string | undefined;
    connections += 1;
    freeze = () => {
      isFrozen = true;
    };
    near.onMessage((data) => {
      if (isFrozen) return;
      const text = data.toString();
      if (losesAnswer && text.includes('"method":"POST"') && text.includes('/Messages"')) {
        losesAnswer = false;
        lostId = /"id":"(TM[^"]+)"/.exec(text)?.[1];
      }
      far.send(data);
    });
    far.onMessage((data) => {
      if (isFrozen) return;
      if (lostId !== undefined && data.toString().includes(lostId)) {
        isFrozen = true;
        // As a network that breaks: the browser hears that it is gone, and nothing else.
        void near.close({ code: 3000 });
        void far.close({ code: 3000 });
        return;
      }
      near.send(data);
    });
  }

  await page.routeWebSocket(/\/v3\/wsconnect$/, connect);
  return {
    freeze: () => freeze(),
    silence() {
      isSilent = true;
      freeze();
    },
    speak() {
      isSilent = false;
    },
    connections: () => connections,
    loseNextAnswer() {
      losesAnswer = true;
    },
  };
}
