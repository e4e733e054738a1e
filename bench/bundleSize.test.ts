import { describe, expect, it } from "vitest";
import { filesToSignIn } from "./bundleSize.ts";

describe("filesToSignIn", () => {
  it("follows static imports, takes styles along and counts shared files once", () => {
    const chunk = (file: string, imports: string[] = [], css: string[] = []) => ({
      file,
      imports,
      css,
    });
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
