import { describe, expect, it } from "vitest";
import { filesToSignIn, scriptsToChat } from "./bundleSize.ts";

const chunk = (file: string, imports: string[] = [], css: string[] = []) => ({
  file,
  imports,
  css,
});

describe("filesToSignIn", () => {
  it("follows static imports, takes styles along and counts shared files once", () => {
    const manifest = {
      "index.html": chunk("main.js", ["_ui.js", "_react.js"], ["main.css"]),
      "_ui.js": chunk("ui.js", ["_react.js"], ["main.css", "ui.css"]),
      "_react.js": chunk("react.js"),
      "src/twilio/gateway.ts": chunk("sdk.js", ["_react.js"]),
    };
    expect(filesToSignIn(manifest).toSorted()).toEqual([
      "main.css",
      "main.js",
      "react.js",
      "ui.css",
      "ui.js",
    ]);
  });

  it("fails when the manifest is not of this app", () => {
    expect(() => filesToSignIn({})).toThrow("index.html");
  });
});

describe("scriptsToChat", () => {
  it("adds the parts of the chat and the SDK, and neither styles nor what comes later", () => {
    const manifest = {
      "index.html": chunk("main.js", ["_early-1.js"], ["main.css"]),
      "_early-1.js": chunk("early.js"),
      "_connect-2.js": chunk("connect.js", ["_early-1.js"]),
      "_chat-3.js": chunk("chat.js", ["index.html"], ["chat.css"]),
      "../node_modules/@twilio/conversations/dist/index.js": chunk("sdk.js"),
      "src/features/settings/Settings.tsx": chunk("settings.js", ["_chat-3.js"]),
    };
    expect(scriptsToChat(manifest).toSorted()).toEqual([
      "chat.js",
      "connect.js",
      "early.js",
      "main.js",
      "sdk.js",
    ]);
  });
});
