import { Transform } from "node:stream";
import { ApiError } from "../service/errors.ts";

/** Lets bytes through and counts them; one too many is an error. */
export function limitSize(maxBytes: number): { stream: Transform; size(): number } {
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes) done(new ApiError(50512, `Media is larger than ${maxBytes} bytes`));
      else done(null, chunk);
    },
  });
  return { stream, size: () => size };
}
