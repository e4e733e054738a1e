import * as v from "valibot";
import { frameId } from "./frameId.ts";

/** The least that makes a frame answerable. */
export const unknownFrame = v.object({ method: v.string(), id: frameId });
