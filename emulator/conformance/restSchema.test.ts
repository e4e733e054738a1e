import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { describe, expect, test } from "vitest";
import { rawRequest, startRest } from "./restHarness.ts";

/*
 * Twilio's own description of its API, where a copy lies beside the repository (github.com/twilio/twilio-oai). The
 * other tests do not need it.
 */
const file = resolve("../shared/data/twilio-oai/twilio_conversations_v1.json");
const isThere = existsSync(file);

type Json = Record<string, unknown>;

function loadSchemas(): Json {
  // Twilio's file is what it is; only the place of its schemas is relied on.
  const { components } = JSON.parse(readFileSync(file, "utf8")) as {
    components: { schemas: Json };
  };
  return components.schemas;
}

/** OpenAPI 3.0 in JSON Schema's words; unknown fields are refused, as nobody would expect them. */
function toJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (typeof schema !== "object" || schema === null) return schema;
  // Checked to be an object in the line above.
  const { nullable, format: _format, description, ...rest } = schema as Json;
  const converted: Json = Object.fromEntries(
    Object.entries(rest)
      .filter(([key]) => key !== "example" && !key.startsWith("x-"))
      .map(([key, value]) => [key, toJsonSchema(value)]),
  );
  if (converted["properties"] !== undefined) converted["additionalProperties"] = false;
  // "…, `sent` or null": the description says what `nullable` forgets.
  const canBeNull = nullable === true || /or null/.test(String(description));
  return canBeNull ? { anyOf: [{ type: "null" }, converted] } : converted;
}

function fieldsOf(name: string): string[] {
  // Every resource of the description is an object with properties.
  return Object.keys((loadSchemas()[name] as { properties: Json }).properties).sort();
}

function createValidator(): (name: string) => ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema({ $id: "oai", components: { schemas: toJsonSchema(loadSchemas()) } });
  return (name) => {
    const validate = ajv.getSchema(`oai#/components/schemas/${name}`);
    if (validate === undefined) throw new Error(`no schema ${name}`);
    return validate;
  };
}

describe.skipIf(!isThere)(
  `answers fit Twilio's own description${isThere ? "" : " (skipped: no copy of twilio-oai beside the repository)"}`,
  () => {
    test("in every field of every resource", async () => {
      const { emulator } = await startRest({ seed: "demo" });
      const validator = createValidator();
      const get = async (path: string): Promise<Json> => {
        const response = await rawRequest(emulator, `/v1/${path}`);
        expect(response.status, path).toBe(200);
        // A JSON object, as every answer of this API.
        return (await response.json()) as Json;
      };
      const checkList = async (path: string, key: string, schema: string): Promise<string[]> => {
        const body = await get(path);
        // The array is checked by what follows.
        const items = body[key] as Json[];
        expect(items.length, path).toBeGreaterThan(0);
        const validate = validator(schema);
        for (const item of items) {
          validate(item);
          expect(validate.errors, JSON.stringify(item)).toBeNull();
          expect(Object.keys(item).sort()).toEqual(fieldsOf(schema));
        }
        return items.map((item) => String(item["sid"]));
      };

      const v1 = "conversations.v1";
      const [conversation = ""] = await checkList(
        "Conversations",
        "conversations",
        `${v1}.conversation`,
      );
      const root = `Conversations/${conversation}`;
      await checkList(
        `${root}/Participants`,
        "participants",
        `${v1}.conversation.conversation_participant`,
      );
      const [message = ""] = await checkList(
        `${root}/Messages`,
        "messages",
        `${v1}.conversation.conversation_message`,
      );
      await checkList(
        `${root}/Messages/${message}/Receipts`,
        "delivery_receipts",
        `${v1}.conversation.conversation_message.conversation_message_receipt`,
      );
      await checkList("Users", "users", `${v1}.user`);
      await checkList("Users/alice/Conversations", "conversations", `${v1}.user.user_conversation`);
      await checkList("Services", "services", `${v1}.service`);
      for (const who of ["Identity=alice", "Address=%2B16505551111"]) {
        await checkList(
          `ParticipantConversations?${who}`,
          "conversations",
          `${v1}.participant_conversation`,
        );
      }
    });
  },
);
