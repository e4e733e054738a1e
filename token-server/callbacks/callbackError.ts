import { HttpError } from "../http/httpError.ts";

export type CallbackFault = "slow" | "unreachable" | "refused" | "invalid" | "unknownCustomer";

const statuses = {
  slow: 504,
  unreachable: 502,
  refused: 502,
  invalid: 502,
  unknownCustomer: 404,
} satisfies Record<CallbackFault, number>;

/** An integration service did not give what it was asked for. The message is for the person in the chat. */
export class CallbackError extends HttpError {
  readonly fault: CallbackFault;

  constructor(fault: CallbackFault, message: string) {
    super(statuses[fault], `callback: ${fault}`, message);
    this.name = "CallbackError";
    this.fault = fault;
  }
}
