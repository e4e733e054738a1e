import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import { type Faults, faultEffects, faultPlaces } from "../faults.ts";
import type { CarrierSettings } from "./carrierPolicy.ts";
import { ControlError } from "./controlError.ts";
import { parseBody } from "./controlRequest.ts";

/** What can be made to go wrong, or to go faster. */
export interface FaultControls {
  faults: Faults;
  /** Null while the carrier goes by a policy of the program that has made the emulator. */
  carrierSettings(): CarrierSettings | null;
  setCarrier(settings: CarrierSettings): void;
  clock: { now(): number; offsetMs(): number };
  /** Moves the emulator's time forward. */
  moveClock(ms: number): void;
}

const wholeMs = v.pipe(v.number(), v.integer(), v.minValue(0));
const shortMs = v.pipe(wholeMs, v.maxValue(24 * 3_600_000));
const range = v.pipe(
  v.object({ min: shortMs, max: shortMs }),
  v.check(({ min, max }) => min <= max, "min is greater than max"),
);
const carrierSchema = v.object({
  sentDelayMs: v.optional(range),
  deliveredDelayMs: v.optional(range),
  unreachableAfterMs: v.optional(shortMs),
});

const word = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
const faultFields = v.object({
  on: v.picklist(faultPlaces, `must be one of ${faultPlaces.join(", ")}`),
  effect: v.picklist(faultEffects, `must be one of ${faultEffects.join(", ")}`),
  method: v.optional(word),
  path: v.optional(word),
  code: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
  message: v.optional(word),
  delayMs: v.optional(v.pipe(wholeMs, v.maxValue(600_000))),
  count: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)))),
});

const faultSchema = v.pipe(
  faultFields,
  v.forward(
    v.check(({ on, effect }) => on !== "leg" || effect === "error", "must be error for a leg"),
    ["effect"],
  ),
);

const tenYearsMs = 10 * 366 * 24 * 3_600_000;
const clockSchema = v.object({ advanceMs: v.pipe(wholeMs, v.maxValue(tenYearsMs)) });

const noSettings: CarrierSettings = {
  sentDelayMs: { min: 0, max: 0 },
  deliveredDelayMs: { min: 0, max: 0 },
  unreachableAfterMs: 0,
};

/** Faults, the carrier's delays and the time; `reset` takes all of it back. */
export function registerFaultRoutes(app: FastifyInstance, controls: FaultControls): void {
  const { faults, clock } = controls;

  app.get("/_emulator/faults", () => ({ faults: faults.list() }));
  app.post("/_emulator/faults", (request, reply) =>
    reply.code(201).send(faults.add(parseBody(faultSchema, request))),
  );
  app.delete("/_emulator/faults", (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  app.delete("/_emulator/faults/:id", (request, reply) => {
    const { id } = v.parse(v.object({ id: v.string() }), request.params);
    if (!faults.remove(Number(id))) throw new ControlError(404, `There is no fault ${id}`);
    return reply.code(204).send();
  });

  app.get("/_emulator/carrier", () => toCarrier(controls));
  app.put("/_emulator/carrier", (request) => {
    const { sentDelayMs, deliveredDelayMs, unreachableAfterMs } = parseBody(carrierSchema, request);
    const present = controls.carrierSettings() ?? noSettings;
    controls.setCarrier({
      sentDelayMs: sentDelayMs ?? present.sentDelayMs,
      deliveredDelayMs: deliveredDelayMs ?? present.deliveredDelayMs,
      unreachableAfterMs: unreachableAfterMs ?? present.unreachableAfterMs,
    });
    return toCarrier(controls);
  });

  const toClock = () => ({
    now: new Date(clock.now()).toISOString(),
    offsetMs: clock.offsetMs(),
  });
  app.get("/_emulator/clock", toClock);
  app.post("/_emulator/clock", (request) => {
    controls.moveClock(parseBody(clockSchema, request).advanceMs);
    return toClock();
  });
}

function toCarrier({ carrierSettings }: FaultControls): object {
  return carrierSettings() ?? { sentDelayMs: null, deliveredDelayMs: null };
}
