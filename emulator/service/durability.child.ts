import { parseAddress } from "../../src/domain/address.ts";
import type { ServiceSid } from "../../src/domain/sids.ts";
import { systemClock } from "../clock.ts";
import { randomIds } from "../ids.ts";
import { createStore } from "../store/createStore.ts";
import { restActor } from "./actor.ts";
import { createService } from "./createService.ts";

/*
 * Started by durability.test.ts and killed by it: takes texts for ever and acknowledges each on a line of stdout.
 * Arguments: path of the store.
 */
const [, , path] = process.argv;
if (path === undefined) throw new Error("Which store?");

// A sid by construction.
const serviceSid = `IS${"0".repeat(32)}` as ServiceSid;
const phone = parseAddress("+16505551111");
const number = parseAddress("+15005550001");
if (phone === undefined || number === undefined) throw new Error("Bad addresses");

const store = createStore(path);
const silent = () => undefined;
const service = createService({
  store,
  clock: systemClock,
  ids: randomIds,
  account: { serviceSid, messagingServiceSid: `MG${"0".repeat(32)}` },
  log: { info: silent, warn: silent, error: silent },
});

if (service.numbers.findByAddress(number) === undefined) {
  service.numbers.add({ address: number, friendlyName: "one" });
  const { sid } = service.conversations.create(restActor, serviceSid, { uniqueName: "talk" });
  service.participants.add(restActor, serviceSid, sid, { address: phone, proxyAddress: number });
}

service.events.subscribe((event) => {
  // Synchronous on a pipe: a line that the parent has read was acknowledged before the kill.
  if (event.type === "messageAdded") {
    process.stdout.write(`${event.message.index} ${event.eventId}\n`);
  }
});

function takeTexts() {
  if (phone === undefined || number === undefined) return;
  for (let count = 0; count < 20; count += 1) {
    service.inbound.receive({ from: phone, to: number, body: "text" });
  }
  // Lets the pipe breathe.
  systemClock.after(0, takeTexts);
}
takeTexts();
