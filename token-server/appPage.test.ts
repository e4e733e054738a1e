import { describe, expect, it } from "vitest";
import { chatHints, hasSession } from "./staticFiles.ts";

const manifest = {
  "index.html": {
    file: "assets/index.js",
    imports: ["_runtime.js", "_early-x0.js"],
    css: ["assets/index.css"],
  },
  "_runtime.js": { file: "assets/runtime.js", imports: [], css: [] },
  "_early-x0.js": { file: "assets/early-x0.js", imports: ["_runtime.js"], css: [] },
  "_connect-x0.js": { file: "assets/connect-x0.js", imports: ["_runtime.js"], css: [] },
  "_chat-x1.js": {
    file: "assets/chat-x1.js",
    imports: ["_runtime.js", "index.html"],
    css: ["assets/chat.css"],
  },
  "../node_modules/@twilio/conversations/dist/index.js": {
    file: "assets/sdk.js",
    imports: ["_runtime.js"],
    css: [],
  },
  "node_modules/libphonenumber-js/min/index.js": { file: "assets/min.js", imports: [], css: [] },
  "src/features/settings/Settings.tsx": { file: "assets/Settings.js", imports: [], css: [] },
};

describe("the page of somebody who may be signed in", () => {
  it("names what runs first, the way to the service, the chat and its styles, the phone metadata, and nothing that is named already or comes later", () => {
    const hints = chatHints(manifest);
    const hrefs = [...hints.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
    expect(hrefs).toEqual([
      "/assets/chat.css",
      "/assets/connect-x0.js",
      "/assets/sdk.js",
      "/assets/chat-x1.js",
      "/assets/min.js",
    ]);
    expect(hints).toContain('<meta name="partyline-session"');
    expect(hints).toContain('<script type="module" async crossorigin src="/assets/early-x0.js">');
  });

  it.each([
    ["partyline_session=abc", true],
    ["theme=dark; partyline_session=abc", true],
    ["__Host-partyline_session=abc", true],
    ["not_partyline_session=abc", false],
    ["", false],
    [undefined, false],
  ])("goes to whoever brings %j: %s", (cookies, expected) => {
    expect(hasSession(cookies)).toBe(expected);
  });
});
