import { describe, expect, it } from "vitest";
import { isLoopback, readConfig } from "./config.ts";

describe("readConfig", () => {
  it("has a default for everything", () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: "127.0.0.1",
      dataDir: ".data",
      openBrowser: true,
      logLevel: "info",
    });
  });

  it("takes what is set, and an empty value as not set", () => {
    expect(readConfig({ PORT: "0", HOST: "0.0.0.0", DATA_DIR: "", OPEN: "0" })).toMatchObject({
      port: 0,
      host: "0.0.0.0",
      dataDir: ".data",
      openBrowser: false,
    });
  });

  it.each([
    [{ PORT: "65536" }, "PORT must be a number from 0 to 65535."],
    [{ PORT: "web" }, "PORT must be a number from 0 to 65535."],
    [{ OPEN: "yes" }, "OPEN must be 0 or 1."],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be debug, info, warn, error or silent."],
    [{ TWILIO_API_KEY: "SK1" }, /^TWILIO_API_KEY set, but this version runs on the emulator only/],
  ])("refuses %o with a sentence that names the variable", (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence);
  });
});

describe("isLoopback", () => {
  it.each([
    ["127.0.0.1", true],
    ["127.9.9.9", true],
    ["::1", true],
    ["localhost", true],
    ["0.0.0.0", false],
    ["192.168.1.2", false],
    ["127.0.0.1.evil.example", false],
  ])("%s: %s", (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
