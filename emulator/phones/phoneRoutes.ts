import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import { parseAddress } from "../../src/domain/address.ts";
import { originOf } from "../origin.ts";
import { addressOf, invalidAddress, parseBody } from "./controlRequest.ts";
import { toPhone, toPhoneMessage } from "./controlResources.ts";
import { phoneStates } from "./legOutcome.ts";
import type { Phones } from "./phones.ts";

// A WhatsApp file may have 16 MB, a third more as base64.
const bodyLimit = 24 * 1024 * 1024;

const phoneSchema = v.object({
  label: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64))),
  state: v.optional(v.picklist(phoneStates, `must be one of ${phoneStates.join(", ")}`)),
});
const textSchema = v.object({
  to: v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(20))]),
  body: v.nullish(v.pipe(v.string(), v.maxLength(32_768)), null),
  media: v.nullish(
    v.pipe(
      v.array(
        v.object({
          contentType: v.pipe(
            v.string(),
            v.regex(/^[\w.+-]+\/[\w.+-]+$/, "must be like image/png"),
          ),
          filename: v.nullish(v.pipe(v.string(), v.maxLength(255)), null),
          data: v.pipe(v.string(), v.base64("must be base64")),
        }),
      ),
      v.maxLength(10),
    ),
    [],
  ),
});
const readSchema = v.object({ from: v.optional(v.string()) });

/** The handsets over HTTP. */
export function registerPhoneRoutes(app: FastifyInstance, phones: Phones): void {
  app.get("/_emulator/phones", () => {
    const waiting = phones.waiting();
    return {
      phones: phones
        .list()
        .map((phone) => ({ ...toPhone(phone), waiting: waiting.get(phone.address) ?? [] })),
    };
  });

  app.put("/_emulator/phones/:address", (request) => {
    const { label, state } = parseBody(phoneSchema, request);
    return toPhone(
      phones.put(addressOf(request), {
        ...(label !== undefined && { label }),
        ...(state !== undefined && { state }),
      }),
    );
  });

  app.get("/_emulator/phones/:address/messages", (request) => ({
    messages: phones
      .messages(addressOf(request))
      .map((row) => toPhoneMessage(row, originOf(request))),
  }));

  app.post("/_emulator/phones/:address/messages", { bodyLimit }, async (request, reply) => {
    const from = addressOf(request);
    const text = parseBody(textSchema, request);
    const [to, ...alsoTo] = [text.to].flat().map((each) => {
      const address = parseAddress(each);
      if (address === undefined) throw invalidAddress("to");
      return address;
    });
    if (to === undefined) throw invalidAddress("to");
    const media = text.media.map((item) => ({ ...item, data: Buffer.from(item.data, "base64") }));
    const result = await phones.text(from, to, text.body, media, alsoTo);
    return reply.code(201).send(result);
  });

  app.delete("/_emulator/phones/:address", (request, reply) => {
    phones.remove(addressOf(request));
    return reply.code(204).send();
  });

  app.post("/_emulator/phones/:address/read", (request) => {
    const { from } = parseBody(readSchema, request);
    const sender = from === undefined ? undefined : parseAddress(from);
    if (from !== undefined && sender === undefined) throw invalidAddress("from");
    return { read: phones.read(addressOf(request), sender) };
  });
}
