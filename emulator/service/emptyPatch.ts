import { ApiError } from "./errors.ts";

/** Throws 20161 when nothing was posted that could be changed. */
export function refuseEmptyPatch(patch: object): void {
  if (Object.values(patch).every((value) => value === undefined)) throw new ApiError(20161);
}
