import type { FastifyInstance } from "fastify";

/** As large as a file of the whole state may be. */
export const stateFileLimit = 400 * 1024 * 1024;

/** In this scope a body is the text of a file, whatever it is called. */
export function takeStateFiles(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    "*",
    { parseAs: "string", bodyLimit: stateFileLimit },
    (_request, body, done) => done(null, body),
  );
}
