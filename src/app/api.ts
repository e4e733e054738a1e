import type { Address } from "../domain/address.ts";
import type { ChatErrorKind } from "../domain/chatError.ts";
import { ChatError } from "../domain/chatError.ts";
import type { ContentTemplate } from "../domain/contentTemplate.ts";
import type { Identity } from "../domain/identity.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { TwilioNumber } from "../domain/twilioNumber.ts";
import type { FoundContacts } from "../session/chatApi.ts";
import type { AppConfig, Invitation, IssuedToken } from "./answers.ts";
import {
  parseConfig,
  parseInvitation,
  parseNumbers,
  parseRefusal,
  parseSession,
  parseToken,
} from "./answers.ts";

/** The token server. Every call rejects with a ChatError. */
export interface Api {
  fetchConfig(): Promise<AppConfig>;
  signIn(identity: string, passcode?: string): Promise<Identity>;
  /** Whom an invitation is for; it is not used up by asking. */
  readInvitation(invitation: string): Promise<Invitation>;
  acceptInvitation(invitation: string): Promise<Identity>;
  signOut(): Promise<void>;
  fetchToken(): Promise<IssuedToken>;
  fetchNumbers(): Promise<TwilioNumber[]>;
  closeConversation(conversationSid: ConversationSid): Promise<void>;
  fetchTemplates(
    conversationSid: ConversationSid,
    customer: Address | null,
  ): Promise<ContentTemplate[]>;
  fetchContacts(addresses: readonly Address[]): Promise<FoundContacts>;
  fetchProxyAddress(address: Address): Promise<Address | null>;
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

  async function read<Answer>(
    parse: (json: unknown) => Answer | undefined,
    response: Response,
  ): Promise<Answer> {
    const json: unknown = await reach(() => response.json());
    const answer = parse(json);
    if (answer !== undefined) return answer;
    throw new ChatError("unknown", "The server answered something that this app does not know.");
  }

  return {
    fetchConfig: async () => read(parseConfig, await request("GET", "/api/config")),
    signIn: async (identity, passcode) =>
      read(
        parseSession,
        await request("POST", "/api/session", {
          identity,
          ...(passcode !== undefined && { passcode }),
        }),
      ),
    readInvitation: async (invitation) =>
      read(parseInvitation, await request("POST", "/api/invitation", { invitation })),
    acceptInvitation: async (invitation) =>
      read(parseSession, await request("POST", "/api/session", { invitation })),
    signOut: async () => void (await request("DELETE", "/api/session")),
    fetchToken: async () => read(parseToken, await request("POST", "/api/token", {})),
    fetchNumbers: async () => read(parseNumbers, await request("GET", "/api/numbers")),
    closeConversation: async (sid) =>
      void (await request("POST", `/api/conversations/${sid}/close`, {})),
    async fetchTemplates(conversationSid, customer) {
      const query = new URLSearchParams({
        conversationSid,
        ...(customer !== null && { customerId: customer }),
      });
      const response = await request("GET", `/api/templates?${query.toString()}`);
      const { parseTemplates } = await import("./templateAnswers.ts");
      return read(parseTemplates, response);
    },
    async fetchContacts(addresses) {
      const query = new URLSearchParams(addresses.map((address) => ["address", address]));
      const response = await request("GET", `/api/contacts?${query.toString()}`);
      const { parseContacts } = await import("./serviceAnswers.ts");
      return read(parseContacts, response);
    },
    async fetchProxyAddress(address) {
      const query = new URLSearchParams({ address });
      const response = await request("GET", `/api/proxy-address?${query.toString()}`);
      const { parseProxyAddress } = await import("./serviceAnswers.ts");
      return read(parseProxyAddress, response).then(({ proxyAddress }) => proxyAddress);
    },
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
  const refusal = parseRefusal(await response.json().catch(() => undefined));
  const code = twilioCode(refusal.code);
  // A service behind the server has failed, not the way to the server.
  const kind = refusal.isOfService ? "rejected" : kindOf(response.status);
  return new ChatError(kind, refusal.message ?? response.statusText, { code });
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
