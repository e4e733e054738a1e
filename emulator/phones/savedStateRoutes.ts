import type { FastifyInstance, FastifyRequest } from "fastify";
import * as v from "valibot";
import type { PresentState } from "../presentState.ts";
import { isStateName, type SavedState, type SavedStates } from "../savedStates.ts";
import { ControlError } from "./controlError.ts";
import { parseBody } from "./controlRequest.ts";
import { stateFileLimit, takeStateFiles } from "./takeStateFiles.ts";

export interface SavedStateControls {
  savedStates: SavedStates;
  present(): PresentState;
  /** Keeps what is here now under this name. */
  saveState(name: string): Promise<void>;
  /** Keeps a file under this name; throws StateFileError when it is none of ours. */
  keepState(name: string, file: string): Promise<void>;
  /** Puts it in the place of everything. */
  loadState(name: string): Promise<void>;
}

const paramsSchema = v.object({ name: v.string() });
const renameSchema = v.object({ name: v.string() });

/** States under a name: for one's own demo, and to come back to between audiences. */
export async function registerSavedStateRoutes(
  app: FastifyInstance,
  controls: SavedStateControls,
): Promise<void> {
  const { savedStates } = controls;
  const known = async (request: FastifyRequest): Promise<SavedState> => {
    const name = nameIn(request);
    const state = await savedStates.find(name);
    if (state === undefined) throw new ControlError(404, `No state is saved as ${name}`);
    return state;
  };

  app.get("/_emulator/scenes", async () => {
    const { name, isChanged } = controls.present();
    return {
      scenes: (await savedStates.list()).map(toResource),
      present: { name, changed: isChanged },
    };
  });

  app.get("/_emulator/scenes/:name", { exposeHeadRoute: false }, async (request, reply) => {
    const { name } = await known(request);
    const filename = encodeURIComponent(name);
    return reply
      .type("application/x-ndjson; charset=utf-8")
      .header("content-disposition", `attachment; filename*=UTF-8''${filename}.ndjson`)
      .send(savedStates.stream(name));
  });

  app.post("/_emulator/scenes/:name/load", async (request) => {
    const { name } = await known(request);
    await controls.loadState(name);
    return { status: "ok" };
  });

  app.patch("/_emulator/scenes/:name", async (request) => {
    const { name } = await known(request);
    const to = checked(parseBody(renameSchema, request).name);
    if (to !== name && (await savedStates.find(to)) !== undefined) {
      throw new ControlError(409, `A state is saved as ${to} already`, "name");
    }
    if (to !== name) await savedStates.rename(name, to);
    return { status: "ok" };
  });

  app.delete("/_emulator/scenes/:name", async (request, reply) => {
    await savedStates.remove((await known(request)).name);
    return await reply.code(204).send();
  });

  await app.register(async (scope) => {
    takeStateFiles(scope);
    scope.put("/_emulator/scenes/:name", { bodyLimit: stateFileLimit }, async (request, reply) => {
      const name = nameIn(request);
      const isNew = (await savedStates.find(name)) === undefined;
      const file = typeof request.body === "string" ? request.body.trim() : "";
      await (file === "" ? controls.saveState(name) : controls.keepState(name, `${file}\n`));
      const state = await savedStates.find(name);
      return await reply.code(isNew ? 201 : 200).send(state && toResource(state));
    });
  });
}

function nameIn(request: FastifyRequest): string {
  return checked(v.parse(paramsSchema, request.params).name);
}

function checked(name: string): string {
  if (isStateName(name)) return name;
  const sentence = "name: one line of 1 to 60 characters, without spaces at its ends";
  throw new ControlError(400, sentence, "name");
}

function toResource({ name, savedAt, sizeBytes }: SavedState): object {
  return { name, savedAt: new Date(savedAt).toISOString(), sizeBytes };
}
