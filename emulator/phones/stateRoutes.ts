import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import { stateFileLimit, takeStateFiles } from "./takeStateFiles.ts";

export interface StateControls {
  /** Everything there is; of each table at most the newest `limit` rows. */
  state(limit: number): object;
  /** The lines of the file. */
  exportState(): AsyncIterable<string>;
  importState(file: string): Promise<void>;
}

const querySchema = v.object({
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number)), "1000"),
});

/** The whole state: to look at, to take away, to bring back. */
export async function registerStateRoutes(
  app: FastifyInstance,
  controls: StateControls,
): Promise<void> {
  app.get("/_emulator/state", (request) => {
    const query = v.safeParse(querySchema, request.query);
    return controls.state(query.success ? query.output.limit : 1_000);
  });

  app.get("/_emulator/export", { exposeHeadRoute: false }, (_request, reply) =>
    reply
      .type("application/x-ndjson; charset=utf-8")
      .header("content-disposition", 'attachment; filename="emulator-state.ndjson"')
      .send(Readable.from(controls.exportState(), { objectMode: false })),
  );

  await app.register(async (scope) => {
    takeStateFiles(scope);
    scope.post("/_emulator/import", { bodyLimit: stateFileLimit }, async (request) => {
      await controls.importState(typeof request.body === "string" ? request.body : "");
      return { status: "ok" };
    });
  });
}
