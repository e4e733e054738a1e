import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decodePacket,
  encodePacket,
  MalformedPacketError,
  maxHeaderBytes,
  maxPacketBytes,
} from "./packet.ts";

const bytesOf = (text: string) => Buffer.from(text);

describe("packets", () => {
  test("are written as the SDK reads them", () => {
    const bytes = encodePacket({ method: "reply", id: "TM1" }, '{"a":"é"}');
    expect(Buffer.from(bytes).toString()).toBe(
      'TWILSOCK V3.0 47\r\n{"method":"reply","id":"TM1","payload_size":10}\r\n{"a":"é"}',
    );
  });

  test("are read as the SDK writes them, without a payload too", () => {
    const bytes = bytesOf('TWILSOCK V3.0 34\r\n{"method":"init","payload_size":0}\r\n');
    expect(decodePacket(bytes)).toEqual({
      header: { method: "init", payload_size: 0 },
      payload: "",
    });
  });

  test("survive the way there and back", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.string({ unit: "binary" }),
        (header, payload) => {
          // `payload_size` belongs to the codec; `__proto__` is not a key that JSON.stringify of a spread keeps.
          const rest = Object.fromEntries(
            Object.entries(header).filter(
              ([name]) => name !== "payload_size" && name !== "__proto__",
            ),
          );
          const packet = decodePacket(encodePacket(rest, payload));
          expect(packet.payload).toBe(Buffer.from(payload).toString());
          expect(packet.header).toEqual(
            JSON.parse(JSON.stringify({ ...rest, payload_size: Buffer.byteLength(payload) })),
          );
        },
      ),
      { verbose: true },
    );
  });

  test.each([
    ["nothing", ""],
    ["text", "hello"],
    ["another protocol", "GET / HTTP/1.1\r\n\r\n"],
    ["another version", "TWILSOCK V4.0 2\r\n{}\r\n"],
    ["no header size", "TWILSOCK V3.0 \r\n{}\r\n"],
    ["a size with eight digits", "TWILSOCK V3.0 00000002\r\n{}\r\n"],
    ["a negative size", "TWILSOCK V3.0 -2\r\n{}\r\n"],
    ["a size past the end", "TWILSOCK V3.0 20\r\n{}\r\n"],
    ["a size that is too small", "TWILSOCK V3.0 1\r\n{}\r\n"],
    ["no end of the header", "TWILSOCK V3.0 2\r\n{}"],
    ["a header that is not JSON", "TWILSOCK V3.0 2\r\n{x\r\n"],
    ["a header that is a list", "TWILSOCK V3.0 2\r\n[]\r\n"],
    ["a header that is null", "TWILSOCK V3.0 4\r\nnull\r\n"],
    ["a payload that was not announced", "TWILSOCK V3.0 2\r\n{}\r\nx"],
    ["less payload than announced", 'TWILSOCK V3.0 18\r\n{"payload_size":2}\r\nx'],
    ["a payload size in words", 'TWILSOCK V3.0 20\r\n{"payload_size":"1"}\r\nx'],
    ["a header that is too long", `TWILSOCK V3.0 ${maxHeaderBytes + 1}\r\n`],
  ])("%s is refused", (_what, text) => {
    expect(() => decodePacket(bytesOf(text))).toThrow(MalformedPacketError);
  });

  test("broken UTF-8 is refused in both parts", () => {
    const header = Buffer.concat([
      bytesOf("TWILSOCK V3.0 3\r\n{"),
      Buffer.from([0xff]),
      bytesOf("}\r\n"),
    ]);
    const payload = Buffer.concat([
      bytesOf('TWILSOCK V3.0 18\r\n{"payload_size":1}\r\n'),
      Buffer.from([0xff]),
    ]);
    expect(() => decodePacket(header)).toThrow("not UTF-8");
    expect(() => decodePacket(payload)).toThrow("not UTF-8");
  });

  test("a packet over the limit is refused before it is looked at", () => {
    expect(() => decodePacket(new Uint8Array(maxPacketBytes + 1))).toThrow("packet too large");
  });

  test("random bytes give a packet or a MalformedPacketError, nothing else", () => {
    const start = fc.constantFrom(
      "",
      "TWILSOCK V3.0 ",
      "TWILSOCK V3.0 2\r\n",
      "TWILSOCK V3.0 2\r\n{}\r\n",
    );
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 64 }), (text, bytes) => {
        try {
          decodePacket(Buffer.concat([bytesOf(text), bytes]));
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedPacketError);
        }
      }),
      { numRuns: 5000, verbose: true },
    );
  });
});
