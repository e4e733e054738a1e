import { ChatError } from "../domain/chatError.ts";
import type { ChatEvent } from "../domain/chatEvent.ts";
import type { ChatGateway } from "../domain/chatGateway.ts";
import type { Conversation, DeliveryReceipt, Message, Participant } from "../domain/entities.ts";
import type { Identity } from "../domain/identity.ts";
import type { ConversationSid, MessageSid, SidKinds, SidPrefix } from "../domain/sids.ts";
import { isSid } from "../domain/sids.ts";

type Call = {
  [Name in keyof ChatGateway]: { name: Name; args: Parameters<ChatGateway[Name]> };
}[keyof ChatGateway];

/** What becomes of the next send. `answerLost`: carried out, and nobody says so. `uploading`: until it is called back. */
export type SendFate = "answered" | "answerLost" | "requestLost" | "uploading" | ChatError;

/**
 * A chat service of one person's conversations, without a network: for tests of the session and the screens. It keeps
 * the port's contract (src/twilio/gatewayContract.ts) and fails when it is told to.
 */
export function createFakeGateway(me: Identity) {
  const listeners = new Set<(event: ChatEvent) => void>();
  const conversations = new Map<ConversationSid, Conversation>();
  const participants = new Map<ConversationSid, Participant[]>();
  const messages = new Map<ConversationSid, Message[]>();
  const receipts = new Map<MessageSid, DeliveryReceipt[]>();
  const calls: Call[] = [];
  const sendFates: SendFate[] = [];
  const failures = new Map<keyof ChatGateway, ChatError[]>();
  /** Conversations that the service does not come to tell of. */
  const hanging = new Set<ConversationSid>();
  let sids = 0;
  let now = 1_000_000;
  /** While set, what happens is not told: as between a loss of the connection and the replay after it. */
  let held: ChatEvent[] | undefined;

  /** The highest index told of each conversation, by an event or a page. */
  const told = new Map<ConversationSid, number>();

  function emit(event: ChatEvent): void {
    if (held !== undefined && event.type !== "connectionChanged") {
      held.push(event);
      return;
    }
    if (event.type === "messageUpserted" && listeners.size > 0) tell([event.message]);
    for (const listener of listeners) listener(event);
  }

  function tell(list: readonly Message[]): void {
    for (const { conversationSid, index } of list) {
      told.set(conversationSid, Math.max(told.get(conversationSid) ?? -1, index));
    }
  }

  function newSid<Prefix extends SidPrefix>(prefix: Prefix): SidKinds[Prefix] {
    sids += 1;
    const text = prefix + sids.toString(16).padStart(32, "0");
    if (!isSid(prefix, text)) throw new Error(`${text} is no sid`);
    return text;
  }

  function record(call: Call): void {
    calls.push(call);
    const failure = failures.get(call.name)?.shift();
    if (failure !== undefined) throw failure;
  }

  function conversationOf(sid: ConversationSid): Conversation {
    const found = conversations.get(sid);
    if (found === undefined) throw new ChatError("notFound", `There is no ${sid}.`);
    return found;
  }

  function changeConversation(sid: ConversationSid, fields: Partial<Conversation>): void {
    now += 1;
    const changed = { ...conversationOf(sid), ...fields, dateUpdated: now };
    conversations.set(sid, changed);
    emit({ type: "conversationUpserted", conversation: changed });
  }

  function addParticipant(sid: ConversationSid, fields: Partial<Participant>): Participant {
    conversationOf(sid);
    now += 1;
    const participant: Participant = {
      sid: newSid("MB"),
      conversationSid: sid,
      channel: "chat",
      identity: null,
      address: null,
      proxyAddress: null,
      projectedAddress: null,
      roleSid: null,
      attributes: {},
      dateCreated: now,
      lastReadMessageIndex: null,
      lastReadTimestamp: null,
      ...fields,
    };
    participants.set(sid, [...(participants.get(sid) ?? []), participant]);
    emit({ type: "participantUpserted", participant });
    return participant;
  }

  function append(sid: ConversationSid, fields: Partial<Message>): Message {
    conversationOf(sid);
    now += 1;
    const all = messages.get(sid) ?? [];
    const message: Message = {
      sid: newSid("IM"),
      conversationSid: sid,
      index: (all.at(-1)?.index ?? -1) + 1,
      author: me,
      participantSid: null,
      body: null,
      attributes: {},
      media: [],
      contentSid: null,
      dateCreated: now,
      dateUpdated: now,
      delivery: null,
      lastUpdatedBy: null,
      ...fields,
    };
    messages.set(sid, [...all, message]);
    emit({ type: "messageUpserted", message });
    changeConversation(sid, { lastMessage: { index: message.index, dateCreated: now } });
    return message;
  }

  function replaceMessage(
    sid: ConversationSid,
    messageSid: MessageSid,
    fields: Partial<Message>,
  ): void {
    const known = (messages.get(sid) ?? []).find((message) => message.sid === messageSid);
    if (known === undefined) throw new ChatError("notFound", "This message does not exist.");
    now += 1;
    const changed = { ...known, ...fields, dateUpdated: now, lastUpdatedBy: me };
    messages.set(
      sid,
      (messages.get(sid) ?? []).map((message) => (message.sid === messageSid ? changed : message)),
    );
    emit({ type: "messageUpserted", message: changed });
  }

  function addConversation(fields: Partial<Conversation> = {}): Conversation {
    now += 1;
    const conversation: Conversation = {
      sid: newSid("CH"),
      friendlyName: null,
      uniqueName: null,
      attributes: {},
      state: "active",
      createdBy: me,
      dateCreated: now,
      dateUpdated: now,
      lastMessage: null,
      lastReadMessageIndex: null,
      muted: false,
      ...fields,
    };
    conversations.set(conversation.sid, conversation);
    emit({ type: "conversationUpserted", conversation });
    addParticipant(conversation.sid, { identity: me });
    return conversation;
  }

  function connect(): void {
    emit({ type: "connectionChanged", connection: { status: "connected" } });
  }

  const gateway: ChatGateway = {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(token) {
      record({ name: "start", args: [token] });
      emit({ type: "meLoaded", identity: me });
      connect();
      for (const conversation of conversations.values()) {
        if (!hanging.has(conversation.sid)) emit({ type: "conversationUpserted", conversation });
      }
      for (const participant of [...participants.values()].flat()) {
        if (!hanging.has(participant.conversationSid)) {
          emit({ type: "participantUpserted", participant });
        }
      }
      emit({ type: hanging.size === 0 ? "conversationsLoaded" : "conversationsDelayed" });
    },
    async stop() {
      listeners.clear();
    },
    async updateToken(token) {
      record({ name: "updateToken", args: [token] });
    },
    reconnect() {
      record({ name: "reconnect", args: [] });
    },
    checkConnection() {
      record({ name: "checkConnection", args: [] });
    },
    async loadUntold(sid) {
      record({ name: "loadUntold", args: [sid] });
      conversationOf(sid);
      const highest = told.get(sid) ?? -1;
      const untold = (messages.get(sid) ?? []).filter(({ index }) => index > highest);
      tell(untold);
      return untold;
    },
    async loadMessages(sid, request) {
      record({ name: "loadMessages", args: [sid, request] });
      conversationOf(sid);
      const all = messages.get(sid) ?? [];
      const { direction, anchor, pageSize } = request;
      const isOlder = direction === "older";
      const beyond = all.filter(
        ({ index }) => anchor === undefined || (isOlder ? index < anchor : index > anchor),
      );
      const page = isOlder ? beyond.slice(-pageSize) : beyond.slice(0, pageSize);
      const [first, last] = [page[0], page.at(-1)];
      tell(page);
      return {
        messages: page,
        hasOlder: first !== undefined && first !== all[0],
        hasNewer: last !== undefined && last !== all.at(-1),
      };
    },
    async loadParticipants(sid) {
      record({ name: "loadParticipants", args: [sid] });
      return participants.get(sid) ?? [];
    },
    async loadUser(identity) {
      record({ name: "loadUser", args: [identity] });
      emit({ type: "userUpserted", user: { identity, friendlyName: identity, isOnline: null } });
    },
    async sendMessage(sid, message, signal) {
      record({ name: "sendMessage", args: [sid, message] });
      const { body, attributes, template } = message;
      conversationOf(sid);
      const fate = sendFates.shift() ?? "answered";
      if (fate instanceof ChatError) throw fate;
      if (fate === "uploading") {
        await new Promise((stop) => signal?.addEventListener("abort", stop));
        throw new ChatError("unknownOutcome", "Called back.");
      }
      if (fate === "requestLost") throw new ChatError("unknownOutcome", "disconnected");
      const media = (message.files ?? []).map((file) => ({
        sid: newSid("ME"),
        contentType: file.contentType,
        filename: file.name,
        sizeBytes: file.content.size,
      }));
      const contentSid = template?.contentSid ?? null;
      const { index } = append(sid, {
        body: body === "" ? null : body,
        attributes,
        media,
        contentSid,
      });
      if (fate === "answerLost") throw new ChatError("unknownOutcome", "disconnected");
      return index;
    },
    async editMessage(sid, messageSid, body) {
      record({ name: "editMessage", args: [sid, messageSid, body] });
      replaceMessage(sid, messageSid, { body });
    },
    async changeMessageAttributes(sid, messageSid, change) {
      record({ name: "changeMessageAttributes", args: [sid, messageSid, change] });
      const known = (messages.get(sid) ?? []).find((message) => message.sid === messageSid);
      if (known === undefined) throw new ChatError("notFound", "This message does not exist.");
      replaceMessage(sid, messageSid, { attributes: change(known.attributes) });
    },
    async contentTemplates() {
      return [];
    },
    async removeMessage(sid, messageSid) {
      record({ name: "removeMessage", args: [sid, messageSid] });
      const left = (messages.get(sid) ?? []).filter((message) => message.sid !== messageSid);
      messages.set(sid, left);
      emit({ type: "messageRemoved", conversationSid: sid, messageSid });
    },
    async deliveryReceipts(sid, messageSid) {
      record({ name: "deliveryReceipts", args: [sid, messageSid] });
      return receipts.get(messageSid) ?? [];
    },
    async mediaUrls() {
      return new Map();
    },
    async markRead(sid, index) {
      record({ name: "markRead", args: [sid, index] });
      const known = conversationOf(sid).lastReadMessageIndex ?? -1;
      changeConversation(sid, { lastReadMessageIndex: Math.max(known, index) });
    },
    async typing(sid) {
      record({ name: "typing", args: [sid] });
    },
    async createConversation(friendlyName) {
      record({ name: "createConversation", args: [friendlyName] });
      return addConversation({ friendlyName });
    },
    async renameConversation(sid, friendlyName) {
      record({ name: "renameConversation", args: [sid, friendlyName] });
      changeConversation(sid, { friendlyName });
    },
    async leaveConversation(sid) {
      record({ name: "leaveConversation", args: [sid] });
      conversations.delete(sid);
      emit({ type: "conversationRemoved", conversationSid: sid });
    },
    async addChatParticipant(sid, identity) {
      record({ name: "addChatParticipant", args: [sid, identity] });
      addParticipant(sid, { identity });
    },
    async addPhoneParticipant(sid, phone) {
      record({ name: "addPhoneParticipant", args: [sid, phone] });
      const { address, proxyAddress, attributes } = phone;
      for (const [conversationSid, people] of participants) {
        const isTaken = people.some(
          (other) => other.address === address && other.proxyAddress === proxyAddress,
        );
        if (!isTaken) continue;
        const text = `A binding for this participant and proxy address already exists in Conversation ${conversationSid}`;
        throw new ChatError("rejected", text, { code: 50416, conversationSid });
      }
      const channel = address.startsWith("whatsapp:") ? "whatsapp" : "sms";
      const added = addParticipant(sid, { channel, address, proxyAddress, attributes });
      return { participantSid: added.sid, address, proxyAddress };
    },
    async removeParticipant(sid, participantSid) {
      record({ name: "removeParticipant", args: [sid, participantSid] });
      const left = (participants.get(sid) ?? []).filter(
        ({ sid: other }) => other !== participantSid,
      );
      participants.set(sid, left);
      emit({ type: "participantRemoved", conversationSid: sid, participantSid });
    },
    async setMuted(sid, muted) {
      record({ name: "setMuted", args: [sid, muted] });
      changeConversation(sid, { muted });
    },
    async deleteConversation(sid) {
      record({ name: "deleteConversation", args: [sid] });
      conversations.delete(sid);
      emit({ type: "conversationRemoved", conversationSid: sid });
    },
    async updateParticipantAttributes(sid, participantSid, attributes) {
      record({ name: "updateParticipantAttributes", args: [sid, participantSid, attributes] });
      const people = participants.get(sid) ?? [];
      const known = people.find((participant) => participant.sid === participantSid);
      if (known === undefined) throw new ChatError("notFound", "Nobody with this sid is here.");
      const changed = { ...known, attributes };
      participants.set(
        sid,
        people.map((participant) => (participant === known ? changed : participant)),
      );
      emit({ type: "participantUpserted", participant: changed });
    },
    async updateOwnName(friendlyName) {
      record({ name: "updateOwnName", args: [friendlyName] });
      emit({ type: "userUpserted", user: { identity: me, friendlyName, isOnline: null } });
    },
  };

  return {
    gateway,
    calls,
    emit,
    append,
    addConversation,
    addParticipant,
    messagesOf: (sid: ConversationSid): readonly Message[] => messages.get(sid) ?? [],
    setReceipts: (sid: MessageSid, list: DeliveryReceipt[]) => receipts.set(sid, list),
    callsOf: <Name extends keyof ChatGateway>(name: Name) =>
      calls.flatMap((call) =>
        call.name === name ? [call.args as Parameters<ChatGateway[Name]>] : [],
      ),
    /** Fates of the coming sends, in order. */
    onSend: (...fates: SendFate[]) => sendFates.push(...fates),
    /** The next call of that name rejects. */
    failNext(name: keyof ChatGateway, error: ChatError) {
      failures.set(name, [...(failures.get(name) ?? []), error]);
    },
    disconnect() {
      held = [];
      emit({ type: "connectionChanged", connection: { status: "offline", since: now } });
    },
    /** As the SDK does it: connected first, the missed events a little later. */
    connect,
    /** To be called before `start`: it tells of all others. */
    hang: (sid: ConversationSid) => void hanging.add(sid),
    /** The conversations that hung come after all. */
    comeAfterAll() {
      for (const sid of hanging) {
        emit({ type: "conversationUpserted", conversation: conversationOf(sid) });
      }
      hanging.clear();
      emit({ type: "conversationsLoaded" });
    },
    replay() {
      const missed = held ?? [];
      held = undefined;
      for (const event of missed) emit(event);
    },
  };
}

export type FakeGateway = ReturnType<typeof createFakeGateway>;
