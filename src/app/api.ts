import * as v from "valibot";
import type { Address } from "../domain/address.ts";
import { isAddress } from "../domain/address.ts";
import type { ChatErrorKind } from "../domain/chatError.ts";
import { ChatError } from "../domain/chatError.ts";
import type { Identity } from "../domain/identity.ts";
import { parseIdentity } from "../domain/identity.ts";
import type { TwilioNumber } from "../domain/twilioNumber.ts";

export interface AppConfig {
  mode: "emulator" | "twilio";
  /** Null: Twilio's own. */
  twilsockUri: string | null;
  /** Whom one can sign in as; emulator only. */
  people: readonly { identity: string; friendlyName: string }[];
  passcodeRequired: boolean;
  /** Who is signed in. */
  identity: Identity | null;
}

const identity = v.pipe(
  v.string(),
  v.transform((text) => parseIdentity(text) ?? null),
);

const config = v.object({
  mode: v.picklist(["emulator", "twilio"]),
  twilsockUri: v.optional(v.nullable(v.string()), null),
  people: v.optional(
    v.array(v.object({ identity: v.string(), friendlyName: v.optional(v.nullable(v.string())) })),
    [],
  ),
  passcodeRequired: v.optional(v.boolean(), false),
  identity: v.optional(v.nullable(identity), null),
});

const session = v.object({ identity });

const token = v.object({ token: v.pipe(v.string(), v.nonEmpty()) });

const numbers = v.object({
  numbers: v.array(
    v.object({
      address: v.custom<Address>((value) => typeof value === "string" && isAddress(value)),
      capabilities: v.object({
        sms: v.optional(v.boolean(), false),
        mms: v.optional(v.boolean(), false),
        whatsapp: v.optional(v.boolean(), false),
      }),
    }),
  ),
});

const refusal = v.object({ code: v.optional(v.number()), message: v.string() });

/** The token server. Every call rejects with a ChatError. */
export interface Api {
  fetchConfig(): Promise<AppConfig>;
  signIn(identity: string, passcode?: string): Promise<Identity>;
  signOut(): Promise<void>;
  fetchToken(): Promise<string>;
  fetchNumbers(): Promise<TwilioNumber[]>;
}

export function createApi(send: typeof fetch = (...args) => fetch(...args)): Api {
  async function request(method: "GET" | "POST" | "DELETE", path: string, body?: object) {
    const response = await reach(() =>
      send(path, {
        method,
        // The guard against requests that another site makes a browser send.
        headers: {
          "X-Partyline": "1",
          ...(body !== undefined && { "Content-Type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    if (!response.ok) throw await toRefusal(response);
    return response;
  }

  async function read<Schema extends v.GenericSchema>(
    schema: Schema,
    response: Response,
  ): Promise<v.InferOutput<Schema>> {
    const json: unknown = await reach(() => response.json());
    const parsed = v.safeParse(schema, json);
    if (parsed.success) return parsed.output;
    throw new ChatError("unknown", "The server answered something that this app does not know.");
  }

  return {
    async fetchConfig() {
      const found = await read(config, await request("GET", "/api/config"));
      const people = found.people.map((person) => ({
        identity: person.identity,
        friendlyName: person.friendlyName ?? person.identity,
      }));
      return { ...found, people };
    },
    async signIn(name, passcode) {
      const body = { identity: name, ...(passcode !== undefined && { passcode }) };
      const { identity: signedIn } = await read(
        session,
        await request("POST", "/api/session", body),
      );
      if (signedIn === null) throw new ChatError("unknown", "The server gave no usable name.");
      return signedIn;
    },
    signOut: async () => void (await request("DELETE", "/api/session")),
    fetchToken: async () => (await read(token, await request("POST", "/api/token", {}))).token,
    fetchNumbers: async () => (await read(numbers, await request("GET", "/api/numbers"))).numbers,
  };
}

async function reach<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new ChatError("offline", "The server does not answer.", { cause: error });
  }
}

async function toRefusal(response: Response): Promise<ChatError> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = v.safeParse(refusal, body);
  const message = parsed.success ? parsed.output.message : response.statusText;
  const code = parsed.success ? twilioCode(parsed.output.code) : undefined;
  return new ChatError(kindOf(response.status), message, { code });
}

/** The token server repeats the HTTP status where Twilio gave no code; that is none to show. */
function twilioCode(code: number | undefined): number | undefined {
  return code !== undefined && code >= 10_000 ? code : undefined;
}

function kindOf(status: number): ChatErrorKind {
  switch (status) {
    case 401:
      return "unauthorized";
    case 404:
      return "notFound";
    case 429:
      return "throttled";
    default:
      return status >= 500 ? "offline" : "rejected";
  }
}
