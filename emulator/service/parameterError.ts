import type * as v from "valibot";
import { ApiError } from "./errors.ts";

/** The refusal of a parameter that a schema does not take, by the name under which it was posted. */
export function parameterError(issue: v.BaseIssue<unknown>, name: string): ApiError {
  return new ApiError(
    20001,
    issue.input === undefined
      ? `Missing required parameter ${name}`
      : `Invalid value of parameter ${name}: it ${issue.message}`,
  );
}
