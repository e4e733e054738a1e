import * as v from "valibot";
import { originOf } from "../origin.ts";
import type { CredentialRow } from "../store/rows.ts";
import { listRequest, toListBody } from "./paging.ts";
import { parseParameters, requireAny, text } from "./parameters.ts";
import { param, type RegisterRoutes } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

const secret = v.optional(text);
const updateSchema = v.object({
  Type: v.optional(text),
  FriendlyName: v.optional(text),
  Sandbox: v.optional(text),
  Certificate: secret,
  PrivateKey: secret,
  ApiKey: secret,
  Secret: secret,
});
const createSchema = v.object({ ...updateSchema.entries, Type: text });

export const registerCredentials: RegisterRoutes = (app, { service, account }) => {
  const { credentials } = service;
  const toCredential = (row: CredentialRow, origin: string) => ({
    sid: row.sid,
    account_sid: account.accountSid,
    friendly_name: row.friendlyName,
    type: row.type,
    sandbox: row.sandbox,
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
    url: `${origin}/v1/Credentials/${row.sid}`,
  });

  app.get("/Credentials", (request) => {
    const list = listRequest(request, 100);
    return toListBody(list, "credentials", credentials.list(list), (row) =>
      toCredential(row, originOf(request)),
    );
  });

  app.post("/Credentials", (request, reply) => {
    const input = parseParameters(createSchema, request.body);
    const row = credentials.create(toInput(input));
    return reply.code(201).send(toCredential(row, originOf(request)));
  });

  app.get("/Credentials/:CredentialSid", (request) =>
    toCredential(credentials.get(param(request, "CredentialSid")), originOf(request)),
  );

  app.post("/Credentials/:CredentialSid", (request) => {
    const input = parseParameters(updateSchema, request.body);
    requireAny(input);
    const row = credentials.update(param(request, "CredentialSid"), toInput(input));
    return toCredential(row, originOf(request));
  });

  app.delete("/Credentials/:CredentialSid", (request, reply) => {
    credentials.remove(param(request, "CredentialSid"));
    return reply.code(204).send();
  });
};

function toInput({ Type, FriendlyName, Sandbox }: v.InferOutput<typeof updateSchema>) {
  return { type: Type, friendlyName: FriendlyName, sandbox: Sandbox };
}
