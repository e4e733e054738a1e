import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import { type Address, channelOf, parseAddress } from "../../src/domain/address.ts";
import type { Service } from "../service/service.ts";
import { ControlError } from "./controlError.ts";
import type { ControlEvents } from "./controlEvents.ts";
import { passcodeOf } from "./controlGuard.ts";
import { invalidAddress, parseBody } from "./controlRequest.ts";
import type { PhonePasses } from "./phonePasses.ts";

const schema = v.object({ enabled: v.boolean(), address: v.optional(v.string()) });

/** Whether a text that matches no conversation makes one: what the address configurations say, as a switch (AUTO1). */
export function registerAutocreationRoutes(
  app: FastifyInstance,
  service: Service,
  events: ControlEvents,
  passes: PhonePasses | null,
): void {
  app.get("/_emulator/autocreation", (request) => ({
    addresses: autocreationOf(service),
    mayChange: passes?.isTicket(passcodeOf(request)) !== true,
  }));

  app.put("/_emulator/autocreation", (request) => {
    const { enabled, address } = parseBody(schema, request);
    const changed = address === undefined ? undefined : numberCalled(service, address);
    for (const { address: number } of service.numbers.all()) {
      if (changed === undefined || changed === number) switchAutocreation(service, number, enabled);
    }
    const addresses = autocreationOf(service);
    events.publish({ type: "autocreationChanged", addresses });
    return { addresses };
  });
}

function numberCalled(service: Service, text: string): Address {
  const address = parseAddress(text);
  if (address === undefined) throw invalidAddress("address");
  if (service.numbers.findByAddress(address) !== undefined) return address;
  throw new ControlError(404, `The account has no number ${address}`, "address");
}

function autocreationOf(service: Service): { address: Address; enabled: boolean }[] {
  return service.numbers.all().map(({ address }) => ({
    address,
    enabled: service.addressConfigurations.findByAddress(address)?.autoCreation.enabled ?? false,
  }));
}

/** A configuration that is there keeps its other fields, so that a webhook or a flow comes back with it. */
function switchAutocreation(service: Service, address: Address, enabled: boolean): void {
  const { addressConfigurations } = service;
  const present = addressConfigurations.findByAddress(address);
  if (present !== undefined) addressConfigurations.update(present.sid, { enabled });
  else if (enabled) addressConfigurations.create({ type: channelOf(address), address, enabled });
}
