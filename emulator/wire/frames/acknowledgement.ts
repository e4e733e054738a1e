import * as v from "valibot";
import { frameId } from "./frameId.ts";

/** What the client answers to each notification. Nothing follows from it. */
export const acknowledgementFrame = v.object({ method: v.literal("reply"), id: frameId });
