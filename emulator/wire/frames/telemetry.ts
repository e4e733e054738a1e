import * as v from "valibot";
import { frameId } from "./frameId.ts";

/** The client's own timings. Never asked for (no capability is granted), never answered. */
export const telemetryFrame = v.object({ method: v.literal("telemetry.v1"), id: frameId });
