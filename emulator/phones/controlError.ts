/** A refusal of the control surface. `field` names what was wrong in the request. */
export class ControlError extends Error {
  readonly status: number;
  readonly field: string | undefined;

  constructor(status: number, message: string, field?: string) {
    super(message);
    this.name = "ControlError";
    this.status = status;
    this.field = field;
  }
}
