import * as v from "valibot";

/** `TM` and a UUID from the SDK; any short text is taken and given back. */
export const frameId = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
