import { afterEach, describe, expect, test, vi } from "vitest";
import { sid } from "../domain/testing/fixtures.ts";
import { listenToNoteClicks } from "./noteClicks.ts";
import { showNotification } from "./showNotification.ts";

const facts = {
  title: "Party",
  body: "Maya: hello",
  conversationSid: sid("CH", 1),
  index: 7,
};

afterEach(() => void vi.unstubAllGlobals());

class ThrowingNotification {
  constructor() {
    throw new TypeError("Failed to construct 'Notification': Illegal constructor.");
  }
}

describe("a note", () => {
  test("of the page's own leads where it says", async () => {
    const shown: { title: string; note: EventTarget }[] = [];
    vi.stubGlobal(
      "Notification",
      class extends EventTarget {
        constructor(title: string) {
          super();
          shown.push({ title, note: this });
        }
        close() {}
      },
    );
    vi.stubGlobal("window", { focus: () => undefined });
    const clicks: string[] = [];
    await showNotification(facts, () => clicks.push("clicked"));
    shown[0]?.note.dispatchEvent(new Event("click"));
    expect(shown.map(({ title }) => title)).toEqual(["Party"]);
    expect(clicks).toEqual(["clicked"]);
  });

  test("is the service worker's where a page may not make one", async () => {
    vi.stubGlobal("Notification", ThrowingNotification);
    const shown: unknown[] = [];
    const registration = {
      showNotification: async (...args: unknown[]) => void shown.push(args),
    };
    vi.stubGlobal("navigator", { serviceWorker: { getRegistration: async () => registration } });
    await showNotification(facts, () => undefined);
    const { conversationSid, index } = facts;
    const data = { conversationSid, index, href: `/c/${conversationSid}?message=7` };
    expect(shown).toEqual([
      ["Party", { body: "Maya: hello", tag: conversationSid, icon: "/icon-192.png", data }],
    ]);
  });

  test.each([
    ["no service worker", {}],
    ["none registered", { serviceWorker: { getRegistration: async () => undefined } }],
  ])("with %s rejects with the browser's reason", async (_case, navigator) => {
    vi.stubGlobal("Notification", ThrowingNotification);
    vi.stubGlobal("navigator", navigator);
    await expect(showNotification(facts, () => undefined)).rejects.toThrow("Illegal constructor");
  });
});

test("a click is heard once it is one, until nobody listens any more", () => {
  const serviceWorker = new EventTarget();
  vi.stubGlobal("navigator", { serviceWorker });
  const heard: unknown[] = [];
  const stop = listenToNoteClicks((...click) => heard.push(click));
  const tell = (data: unknown) =>
    serviceWorker.dispatchEvent(Object.assign(new Event("message"), { data }));
  const click = { type: "noteClicked", conversationSid: facts.conversationSid, index: 7 };
  for (const odd of [null, "x", { ...click, conversationSid: "nowhere" }, { ...click, index: -1 }])
    tell(odd);
  expect(heard).toEqual([]);
  tell(click);
  stop();
  tell(click);
  expect(heard).toEqual([[facts.conversationSid, 7]]);
});
