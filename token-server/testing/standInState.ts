/** An account of the emulator, and where it listens. */
export interface StandInFor {
  url: string;
  account: {
    accountSid: string;
    authToken: string;
    apiKey: string;
    apiSecret: string;
    serviceSid: string;
    messagingServiceSid: string;
  };
}

export type Json = Record<string, unknown>;

/** What the tests break. Everything begins as Twilio has it for a new account, with our numbers. */
export interface StandInState {
  configuration: Json;
  serviceConfigurations: Map<string, Json>;
  roles: Map<string, { friendlyName: string; permissions: string[] }>;
  addresses: Json[];
  contents: Json[];
  messagingService: { numbers: string[]; campaigns: string[] } | undefined;
  keyPolicy: Json | undefined;
  /** As Twilio does with what a Restricted key has signed. */
  refusesTokens: boolean;
  /** Replaces the emulator's list when set. */
  numbers: { phoneNumber: string; sms: boolean; mms: boolean }[] | undefined;
  senders: { address: string; status: string }[] | undefined;
  services: { sid: string; friendlyName: string }[];
}

const stockRoles = { service: "service user", creator: "channel admin", member: "channel user" };

export function createState({ account }: Pick<StandInFor, "account">): StandInState {
  const roles: StandInState["roles"] = new Map();
  return {
    configuration: {
      account_sid: account.accountSid,
      default_chat_service_sid: account.serviceSid,
      default_messaging_service_sid: account.messagingServiceSid,
    },
    serviceConfigurations: new Map([[account.serviceSid, stockService(roles, "1")]]),
    roles,
    addresses: [],
    contents: [],
    messagingService: { numbers: [], campaigns: [] },
    keyPolicy: undefined,
    refusesTokens: false,
    numbers: undefined,
    senders: undefined,
    services: [{ sid: account.serviceSid, friendlyName: "Default Conversations Service" }],
  };
}

/** A new service has its own stock roles; what they may is a guess, Twilio does not document it. */
export function stockService(roles: StandInState["roles"], digit: string): Json {
  const sid = (last: string) => `RL${digit.repeat(31)}${last}`;
  roles.set(sid("1"), {
    friendlyName: stockRoles.service,
    permissions: ["createConversation", "joinConversation", "editOwnUserInfo"],
  });
  roles.set(sid("2"), { friendlyName: stockRoles.creator, permissions: ["sendMessage"] });
  roles.set(sid("3"), { friendlyName: stockRoles.member, permissions: ["sendMessage"] });
  return {
    default_chat_service_role_sid: sid("1"),
    default_conversation_creator_role_sid: sid("2"),
    default_conversation_role_sid: sid("3"),
    reachability_enabled: false,
  };
}
