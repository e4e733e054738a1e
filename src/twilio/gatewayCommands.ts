import type {
  Client,
  Conversation as SdkConversation,
  JSONValue,
  Message as SdkMessage,
} from "@twilio/conversations";
import { parseAddress } from "../domain/address.ts";
import { ChatError } from "../domain/chatError.ts";
import type { ChatEvent } from "../domain/chatEvent.ts";
import type { ChatGateway, MessagePage } from "../domain/chatGateway.ts";
import type { Attributes, Message } from "../domain/entities.ts";
import type { ConversationSid, MediaSid, MessageSid } from "../domain/sids.ts";
import type { Sdk } from "./clientLife.ts";
import type { RequestWatch } from "./requestWatch.ts";
import { requireSid } from "./requireSid.ts";
import type { SdkInstances } from "./sdkInstances.ts";
import { keepMessage } from "./sdkInstances.ts";
import { sendMessage } from "./sendMessage.ts";
import { toAttributes } from "./toAttributes.ts";
import type { RequestKind } from "./toChatError.ts";
import { toChatError } from "./toChatError.ts";
import { toContentTemplate } from "./toContentTemplate.ts";
import { toConversation } from "./toConversation.ts";
import { toMessage } from "./toMessage.ts";
import { toParticipant } from "./toParticipant.ts";
import { toReceipt } from "./toReceipt.ts";
import { toUser } from "./toUser.ts";

interface CommandParts {
  /** The client in use, once it can be asked; undefined while it cannot. */
  ready():
    | { sdk: Sdk; client: Client; instances: SdkInstances; requests: RequestWatch }
    | undefined;
  emit(event: ChatEvent): void;
}

type Commands = Omit<
  ChatGateway,
  "subscribe" | "start" | "stop" | "updateToken" | "reconnect" | "checkConnection"
>;

/** The commands of the gateway, each a call of the SDK. Only ChatErrors come out of them. */
export function createGatewayCommands(parts: CommandParts): Commands {
  const change = <Result>(work: () => Promise<Result>) => watched(work, "change");
  const read = <Result>(work: () => Promise<Result>) => watched(work, "read");

  async function watched<Result>(work: () => Promise<Result>, kind: RequestKind): Promise<Result> {
    try {
      return await ready().requests.run(work, kind);
    } catch (error) {
      throw toChatError(error, kind);
    }
  }

  function ready() {
    const current = parts.ready();
    if (current === undefined) throw new ChatError("offline", "Not connected yet.");
    return current;
  }

  async function conversationOf(sid: ConversationSid): Promise<SdkConversation> {
    const { client, instances } = ready();
    return instances.conversations.get(sid) ?? (await client.getConversationBySid(sid));
  }

  function messageOf(sid: MessageSid): SdkMessage {
    const message = ready().instances.messages.get(sid);
    if (message === undefined) throw new ChatError("notFound", "This message is not loaded.");
    return message;
  }

  return {
    loadMessages: (sid, request) =>
      read(async () => {
        const conversation = await conversationOf(sid);
        const { instances } = ready();
        return readPage(conversation, instances, request);
      }),
    loadUntold: (sid) =>
      read(async () => {
        const conversation = await conversationOf(sid);
        return readUntold(conversation, ready().instances);
      }),
    loadParticipants: (sid) =>
      read(async () => {
        const conversation = await conversationOf(sid);
        return (await conversation.getParticipants()).map(toParticipant);
      }),
    loadUser: (identity) =>
      read(async () => {
        const user = await ready().client.getUser(identity);
        parts.emit({ type: "userUpserted", user: toUser(user) });
      }),
    async sendMessage(sid, message, signal) {
      const lost = new AbortController();
      const signals = signal === undefined ? [lost.signal] : [lost.signal, signal];
      try {
        return await change(async () =>
          sendMessage(await conversationOf(sid), ready().sdk, message, AbortSignal.any(signals)),
        );
      } catch (error) {
        // Whoever gave it up sends it again: files still on their way must not be posted after all.
        lost.abort();
        throw error;
      }
    },
    editMessage: (_sid, messageSid, body) =>
      change(async () => void (await messageOf(messageSid).updateBody(body))),
    changeMessageAttributes: (_sid, messageSid, changed) =>
      change(async () => {
        const message = messageOf(messageSid);
        const attributes = changed(toAttributes(message.attributes));
        await message.updateAttributes(toJson(attributes));
      }),
    removeMessage: (_sid, messageSid) =>
      change(async () => void (await messageOf(messageSid).remove())),
    deliveryReceipts: (_sid, messageSid) =>
      read(async () => (await messageOf(messageSid).getDetailedDeliveryReceipts()).map(toReceipt)),
    mediaUrls: (sid, messageSid, index) =>
      read(async () => {
        const { instances } = ready();
        if (!instances.messages.has(messageSid)) {
          const conversation = await conversationOf(sid);
          keepAll((await conversation.getMessages(1, index, "backwards")).items, instances);
        }
        return readMediaUrls(messageOf(messageSid));
      }),
    contentTemplates: () =>
      read(async () => {
        const templates = await ready().client.getContentTemplates();
        return templates.flatMap((template) => toContentTemplate(template) ?? []);
      }),
    markRead: (sid, index) =>
      change(
        async () => void (await (await conversationOf(sid)).advanceLastReadMessageIndex(index)),
      ),
    typing: (sid) => change(async () => (await conversationOf(sid)).typing()),
    createConversation: (friendlyName) =>
      change(async () => {
        const conversation = await ready().client.createConversation({ friendlyName });
        // Creating does not join (wire protocol 9.2).
        await conversation.join();
        return toConversation(conversation);
      }),
    renameConversation: (sid, friendlyName) =>
      change(async () => void (await (await conversationOf(sid)).updateFriendlyName(friendlyName))),
    leaveConversation: (sid) =>
      change(async () => void (await (await conversationOf(sid)).leave())),
    addChatParticipant: (sid, identity) =>
      change(async () => void (await (await conversationOf(sid)).add(identity))),
    addPhoneParticipant: (sid, { address, proxyAddress, attributes }) =>
      change(async () => {
        const conversation = await conversationOf(sid);
        const added = await conversation.addNonChatParticipant(
          proxyAddress,
          address,
          toJson(attributes),
        );
        const binding = added.messaging_binding;
        return {
          participantSid: requireSid("MB", added.sid),
          address: parseAddress(binding?.address ?? "") ?? address,
          proxyAddress: parseAddress(binding?.proxy_address ?? "") ?? proxyAddress,
        };
      }),
    removeParticipant: (sid, participantSid) =>
      change(async () => (await conversationOf(sid)).removeParticipant(participantSid)),
    setMuted: (sid, muted) =>
      change(async () =>
        (await conversationOf(sid)).setUserNotificationLevel(muted ? "muted" : "default"),
      ),
    deleteConversation: (sid) =>
      change(async () => void (await (await conversationOf(sid)).delete())),
    updateParticipantAttributes: (sid, participantSid, attributes) =>
      change(async () => {
        const participant = await (await conversationOf(sid)).getParticipantBySid(participantSid);
        if (participant === null) throw new ChatError("notFound", "Nobody with this sid is here.");
        await participant.updateAttributes(toJson(attributes));
      }),
    updateOwnName: (friendlyName) =>
      change(async () => {
        const user = await ready().client.user.updateFriendlyName(friendlyName);
        parts.emit({ type: "userUpserted", user: toUser(user) });
      }),
  };
}

const emptyPage: MessagePage = { messages: [], hasOlder: false, hasNewer: true };

/** The SDK's anchor is inclusive, ours is not. A page may hold less than asked for: only the flags count (6.2). */
async function readPage(
  conversation: SdkConversation,
  instances: SdkInstances,
  { direction, anchor, pageSize }: Parameters<ChatGateway["loadMessages"]>[1],
): Promise<MessagePage> {
  const isOlder = direction === "older";
  if (isOlder && anchor !== undefined && anchor <= 0) return emptyPage;
  const from = anchor === undefined ? undefined : isOlder ? anchor - 1 : anchor + 1;
  const page = await conversation.getMessages(pageSize, from, isOlder ? "backwards" : "forward");
  const messages = keepAll(page.items, instances);
  return { messages, hasOlder: page.hasPrevPage, hasNewer: page.hasNextPage };
}

function keepAll(items: readonly SdkMessage[], instances: SdkInstances): Message[] {
  return items.map((item) => {
    const message = toMessage(item);
    keepMessage(instances, message, item);
    return message;
  });
}

const untoldPageSize = 100;

/**
 * Pages come from the SDK's cache where it holds them, even while it has not caught up after a reconnect (wire
 * protocol 12.3). It holds nothing above the highest index seen, so a page from there on is asked of the service, and
 * the empty one is the service's word that there is no more.
 */
async function readUntold(
  conversation: SdkConversation,
  instances: SdkInstances,
): Promise<Message[]> {
  const sid = requireSid("CH", conversation.sid);
  if (!instances.highestIndex.has(sid)) {
    return keepAll((await conversation.getMessages(untoldPageSize)).items, instances);
  }
  const found: Message[] = [];
  for (;;) {
    const from = (instances.highestIndex.get(sid) ?? -1) + 1;
    const page = await conversation.getMessages(untoldPageSize, from, "forward");
    if (page.items.length === 0) return found;
    found.push(...keepAll(page.items, instances));
  }
}

async function readMediaUrls(message: SdkMessage): Promise<Map<MediaSid, string>> {
  const urls = await message.getTemporaryContentUrlsForAttachedMedia();
  return new Map([...urls].map(([sid, url]) => [requireSid("ME", sid), url]));
}

function toJson(attributes: Attributes): JSONValue {
  // Attributes are parsed JSON, or made of strings here.
  return attributes as JSONValue;
}
