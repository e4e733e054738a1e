import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import type { Service } from "../service/service.ts";
import { ControlError } from "./controlError.ts";
import { toTravelled } from "./controlResources.ts";
import type { Phones } from "./phones.ts";

const most = 100;
const querySchema = v.object({
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(most)),
    "20",
  ),
});

/** The last messages with their ways: what the events told, for whoever begins to listen now or was away. */
export function registerLastMessages(
  app: FastifyInstance,
  { messages, receipts }: Service,
  phones: Pick<Phones, "textOf">,
): void {
  app.get("/_emulator/messages", (request) => {
    const query = v.safeParse(querySchema, request.query);
    if (!query.success) {
      throw new ControlError(400, `limit must be a number from 1 to ${most}`, "limit");
    }
    const newest = messages.newest(query.output.limit).toReversed();
    return {
      messages: newest.map((message) =>
        toTravelled(message, phones.textOf(message), receipts.ofMessage(message.sid)),
      ),
    };
  });
}
