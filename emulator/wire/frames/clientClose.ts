import * as v from "valibot";
import { frameId } from "./frameId.ts";

/** The client says goodbye; its socket closes right after. */
export const clientCloseFrame = v.object({ method: v.literal("close"), id: frameId });
