/** A refusal with a sentence for the person who asked, and a word or two for the log and the metrics. */
export class HttpError extends Error {
  readonly statusCode: number;
  readonly reason: string;

  constructor(statusCode: number, reason: string, message: string) {
    super(message);
    this.name = "HttpError";
    this.statusCode = statusCode;
    this.reason = reason;
  }
}
