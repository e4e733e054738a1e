import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import * as v from "valibot";

/*
 * Twilio's own description of its Conversations API, without its words: names, types and status codes. The file says
 * which version it was taken from.
 */
const description = v.parse(
  v.object({
    operations: v.record(
      v.string(),
      v.record(
        v.string(),
        v.nullable(v.object({ schema: v.string(), list: v.optional(v.string()) })),
      ),
    ),
    schemas: v.record(v.string(), v.looseObject({ properties: v.optional(v.looseObject({})) })),
  }),
  JSON.parse(readFileSync(new URL("./twilioDescription.json", import.meta.url), "utf8")),
);

/** "GET /v1/Conversations/{Sid}", … */
export const operations = Object.keys(description.operations);

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema({ $id: "twilio", schemas: description.schemas });

const patterns = operations.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
}));

/** The operation that a request is, as the description names it. Throws for one that it does not know. */
export function operationOf(method: string, path: string): string {
  const request = `${method} ${path.split("?")[0] ?? ""}`;
  const found = patterns.find(({ pattern }) => pattern.test(request));
  if (found === undefined) throw new Error(`not described: ${request}`);
  return found.operation;
}

/**
 * What is wrong with an answer, in words; nothing when it fits. Fields that the description does not have are wrong,
 * and so are fields that are left out: Twilio sends all of them.
 */
export function problemsOf(operation: string, status: number, body: unknown): string[] {
  const answer = description.operations[operation]?.[String(status)];
  if (answer === undefined) return [`${operation}: status ${status} is not described`];
  if (answer === null) return body === undefined ? [] : [`${operation}: a body where none belongs`];
  const { schema, list } = answer;
  if (list === undefined) return resourceProblems(schema, body);
  const page = v.parse(v.looseObject({ meta: v.object({ key: v.string() }) }), body);
  const items = v.parse(v.array(v.unknown()), page[list]);
  const named = page.meta.key === list ? [] : [`meta.key is ${page.meta.key}, not ${list}`];
  return [...named, ...items.flatMap((item) => resourceProblems(schema, item))];
}

function resourceProblems(schema: string, resource: unknown): string[] {
  const validate = validator(schema);
  validate(resource);
  const wrong = (validate.errors ?? []).map(
    ({ instancePath, message }) => `${schema}${instancePath} ${message ?? ""}`,
  );
  const sent = Object.keys(v.parse(v.looseObject({}), resource));
  const missing = Object.keys(description.schemas[schema]?.properties ?? {}).filter(
    (field) => !sent.includes(field),
  );
  return [...wrong, ...missing.map((field) => `${schema}/${field} is missing`)];
}

function validator(name: string): ValidateFunction {
  const validate = ajv.getSchema(`twilio#/schemas/${name}`);
  if (validate === undefined) throw new Error(`no schema ${name}`);
  return validate;
}
