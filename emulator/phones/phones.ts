import { type Address, channelOf, isAddress, numberOf } from "../../src/domain/address.ts";
import type { ConversationSid, MessageSid, ReceiptSid } from "../../src/domain/sids.ts";
import type { Clock } from "../clock.ts";
import type { Ids } from "../ids.ts";
import { groupNumbers, isGroup } from "../service/groupText.ts";
import { legContent } from "../service/legContent.ts";
import type { Accepted, Service } from "../service/service.ts";
import type { PhoneMessagesTable } from "../store/phoneMessagesTable.ts";
import type { PhonesTable } from "../store/phonesTable.ts";
import type {
  MediaReference,
  MessageRow,
  PhoneMessageRow,
  PhoneRow,
  PhoneState,
  ReceiptRow,
  RenderedContent,
} from "../store/rows.ts";
import { type Changes, directChanges } from "../webhooks/changes.ts";
import { mapNow, type Now } from "../webhooks/now.ts";
import { checkMediaSize } from "./checkMediaSize.ts";
import { ControlError } from "./controlError.ts";
import type { ControlEvents } from "./controlEvents.ts";
import { statesOf } from "./legOutcome.ts";

/** A picture or another file on its way out of a phone. */
export interface PhoneMedia {
  contentType: string;
  filename: string | null;
  data: Buffer;
}

export interface TextResult {
  /** The phone's own message. */
  sid: string;
  /** Null when no conversation was there to take it. */
  conversationSid: ConversationSid | null;
  messageSid: MessageSid | null;
}

/** The handsets: durable, each with what it has sent and received. */
export interface Phones {
  events: ControlEvents;
  list(): PhoneRow[];
  get(address: Address): PhoneRow | undefined;
  /** Adds a phone or changes one. */
  put(address: Address, change: { label?: string; state?: PhoneState }): PhoneRow;
  /** Takes a phone away with all that it shows; throws 404. The next text to its address adds it anew. */
  remove(address: Address): void;
  /** An address that nobody has added is a handset somewhere, switched on: carriers deliver to any phone. */
  stateOf(address: Address): PhoneState;
  /** A WhatsApp phone opens its thread with `from`, or all of them; answers how many texts it had not read. */
  read(address: Address, from?: Address): number;
  /** Oldest first. */
  messages(address: Address): PhoneMessageRow[];
  /** Legs on their way, by the phone that they go to; oldest first. */
  waiting(): ReadonlyMap<Address, readonly ReceiptSid[]>;
  /** The text of a phone that became this message of a conversation; nothing for what chat people and programs write. */
  textOf(message: MessageRow): PhoneMessageRow | undefined;
  text(
    from: Address,
    to: Address,
    body: string | null,
    media?: readonly PhoneMedia[],
    /** Others that a group text goes to: Twilio numbers and phones. */
    alsoTo?: readonly Address[],
  ): Promise<TextResult>;
  /** The same when the media are kept already; at once, unless a webhook has to be waited for. */
  send(
    from: Address,
    to: Address,
    body: string | null,
    media?: readonly MediaReference[],
    alsoTo?: readonly Address[],
  ): Now<TextResult>;
  /** Puts a leg on the phone, inside the caller's transaction; the answer is to be called after the commit. */
  receive(
    receipt: ReceiptRow,
    message: MessageRow,
    /** Of its template. */
    files?: readonly MediaReference[],
  ): () => void;
  /** What Twilio says by itself, to STOP and HELP, and what a number's webhook answers. */
  receiveReply(reply: {
    from: Address;
    to: Address;
    body: string;
    media?: readonly MediaReference[];
  }): void;
}

export interface PhonesOptions {
  service: Service;
  tables: { phones: PhonesTable; phoneMessages: PhoneMessagesTable };
  events: ControlEvents;
  clock: Clock;
  ids: Ids;
  saveMedia(author: Address, media: PhoneMedia): Promise<MediaReference>;
  /** Default: past all webhooks. */
  changes?: Pick<Changes, "receiveText">;
}

export function createPhones(options: PhonesOptions): Phones {
  const { service, tables, events, clock, ids, saveMedia } = options;
  const changes = options.changes ?? directChanges(service);

  const add = (address: Address, label: string = numberOf(address), state: PhoneState = "on") => {
    const phone: PhoneRow = { address, label, state, dateCreated: clock.now() };
    tables.phones.insert(phone);
    return phone;
  };

  const put: Phones["put"] = (address, change) => {
    checkState(address, change.state);
    const phone = service.transaction(() => {
      const existing = tables.phones.get(address);
      if (existing === undefined) return add(address, change.label, change.state);
      const changed = { ...existing, ...change };
      tables.phones.update(address, { label: changed.label, state: changed.state });
      return changed;
    });
    events.publish({ type: "phoneChanged", phone });
    return phone;
  };

  const stateOf = (address: Address) => tables.phones.get(address)?.state ?? "on";

  const send: Phones["send"] = (from, to, body, media = [], alsoTo = []) => {
    checkText(from, [to, ...alsoTo], body, media.length, stateOf(from));
    if (tables.phones.get(from) === undefined) put(from, {});
    const numbers = [to, ...alsoTo].filter((each) => service.numbers.findByAddress(each));
    const message: PhoneMessageRow = {
      sid: ids.sid(channelMessagePrefix(to, media.length > 0 || alsoTo.length > 0)),
      phone: from,
      direction: "outbound",
      from,
      to,
      alsoTo,
      body,
      media,
      content: null,
      status: numbers.length > 0 ? "delivered" : "undelivered",
      conversationSid: null,
      messageSid: null,
      dateCreated: clock.now(),
    };
    const mediaSids = media.map(({ sid }) => sid);
    const resultOf = (accepted: Accepted | null) => ({
      conversationSid: accepted?.conversationSid ?? null,
      messageSid: accepted?.messageSid ?? null,
    });
    const text = { sid: message.sid, from, to, alsoTo, body, mediaSids };
    let publishCopies = () => {};
    const taken = changes.receiveText(text, (accepted) => {
      tables.phoneMessages.insert({ ...message, ...resultOf(accepted) });
      publishCopies = showCopies(message);
    });
    publishCopies();
    // The phone shows its text at once; that a conversation took it may be known only after a webhook.
    if (taken instanceof Promise) events.publish({ type: "phoneMessage", message });
    return mapNow(taken, (accepted) => {
      const result = resultOf(accepted);
      if (accepted !== null && taken instanceof Promise) {
        tables.phoneMessages.update(message.sid, result);
      }
      if (accepted !== null || !(taken instanceof Promise)) {
        events.publish({ type: "phoneMessage", message: { ...message, ...result } });
      }
      return { sid: message.sid, ...result };
    });
  };

  /** Puts a text on the screen, in the caller's transaction; the answer tells of it. */
  const show = (
    text: Omit<PhoneMessageRow, "phone" | "direction" | "status" | "dateCreated">,
  ): (() => void) => {
    const phone = tables.phones.get(text.to);
    const added = phone === undefined ? add(text.to) : undefined;
    const message: PhoneMessageRow = {
      ...text,
      phone: text.to,
      direction: "inbound",
      status: "received",
      dateCreated: clock.now(),
    };
    // A leg's receipt moves on in the same transaction, so one taken up after a restart is never there twice.
    tables.phoneMessages.insert(message);
    return () => {
      if (added !== undefined) events.publish({ type: "phoneChanged", phone: added });
      events.publish({ type: "phoneMessage", message });
    };
  };

  /** A group text reaches the other phones without Twilio's doing. */
  const showCopies = (message: PhoneMessageRow): (() => void) => {
    if (message.alsoTo.length === 0) return () => {};
    const everybody = [message.to, ...message.alsoTo];
    const publish = everybody
      .filter((to) => service.numbers.findByAddress(to) === undefined && stateOf(to) === "on")
      .map((to) => {
        const alsoTo = everybody.filter((other) => other !== to);
        return show({ ...message, sid: ids.sid("MM"), to, alsoTo });
      });
    return () => publish.forEach((tell) => tell());
  };

  /** WhatsApp shows the buttons of a template; SMS has its words only. */
  const richContent = ({ to }: ReceiptRow, sent: MessageRow): RenderedContent | null => {
    const medium = sent.media.find(({ category }) => category === "body");
    if (medium === undefined || channelOf(to) !== "whatsapp") return null;
    const inline = service.media.find(medium.sid)?.inline;
    // The service has written it (appendMessage.ts).
    return typeof inline === "string" ? (JSON.parse(inline) as RenderedContent) : null;
  };

  /** Whom else a phone sees on a group text. */
  const othersOf = ({ from, to }: ReceiptRow, { conversationSid }: MessageRow): Address[] => {
    const participants = service.participants.ofConversation(conversationSid);
    if (!isGroup(participants)) return [];
    return groupNumbers(participants).filter((number) => number !== from && number !== to);
  };

  return {
    events,
    list: () => tables.phones.all(),
    get: (address) => tables.phones.get(address),
    put,
    stateOf,

    remove(address) {
      if (tables.phones.get(address) === undefined) {
        throw new ControlError(404, `There is no phone ${address}`);
      }
      service.transaction(() => {
        tables.phones.remove(address);
        tables.phoneMessages.removeOfPhone(address);
      });
      events.publish({ type: "phoneRemoved", address });
    },

    read(address, from) {
      if (channelOf(address) !== "whatsapp") {
        throw new ControlError(409, "Only WhatsApp phones tell that they have read", "address");
      }
      return service.receipts.readBy(address, from).length;
    },

    messages: (address) => tables.phoneMessages.ofPhone(address),
    waiting() {
      const legs = new Map<Address, ReceiptSid[]>();
      for (const { to, sid } of service.receipts.pending()) {
        const known = legs.get(to);
        if (known === undefined) legs.set(to, [sid]);
        else known.push(sid);
      }
      return legs;
    },
    textOf: ({ sid, author }) =>
      isAddress(author) ? tables.phoneMessages.sentAs(sid, author) : undefined,

    async text(from, to, body, media = [], alsoTo = []) {
      checkText(from, [to, ...alsoTo], body, media.length, stateOf(from));
      checkMediaSize(
        from,
        media.map(({ data }) => data.length),
      );
      const saved = await Promise.all(media.map((item) => saveMedia(from, item)));
      return send(from, to, body, saved, alsoTo);
    },

    send,

    receive(receipt, sent, files) {
      const { body, media: own } = legContent(sent);
      const media = files ?? own;
      return show({
        sid: receipt.channelMessageSid,
        from: receipt.from,
        to: receipt.to,
        alsoTo: othersOf(receipt, sent),
        body,
        media,
        content: richContent(receipt, sent),
        conversationSid: sent.conversationSid,
        messageSid: sent.sid,
      });
    },

    receiveReply({ from, to, body: text, media = [] }) {
      const sid = ids.sid<string>(channelMessagePrefix(to, media.length > 0));
      const body = text === "" ? null : text;
      const links = { conversationSid: null, messageSid: null };
      const publish = service.transaction(() =>
        show({ sid, from, to, alsoTo: [], body, media, content: null, ...links }),
      );
      // The text that it answers is told first; its sender is still at it.
      queueMicrotask(publish);
    },
  };
}

const cannotText: Partial<Record<PhoneState, string>> = {
  off: "is switched off",
  landline: "is a landline",
  unknown: "is a number that nobody has",
};

function checkState(address: Address, state: PhoneState | undefined): void {
  const states = statesOf(address);
  if (state === undefined || states.includes(state)) return;
  throw new ControlError(400, `state of this phone must be one of ${states.join(", ")}`, "state");
}

function checkText(
  from: Address,
  to: readonly Address[],
  body: string | null,
  mediaCount: number,
  state: PhoneState,
): void {
  const problem = cannotText[state];
  if (problem !== undefined) throw new ControlError(409, `The phone ${from} ${problem}`);
  if (to.some((each) => channelOf(from) !== channelOf(each))) {
    const kind = channelOf(from) === "sms" ? "an SMS number" : "a WhatsApp address";
    throw new ControlError(400, `This phone can only text ${kind}`, "to");
  }
  if (to.includes(from) || new Set(to).size < to.length) {
    throw new ControlError(
      400,
      "A group text needs each number once, and not the phone's own",
      "to",
    );
  }
  if (to.length > 1 && channelOf(from) !== "sms") {
    throw new ControlError(400, "Only SMS phones write to several numbers at once", "to");
  }
  if ((body === null || body === "") && mediaCount === 0) {
    throw new ControlError(400, "A text needs a body or media", "body");
  }
}

function channelMessagePrefix(to: Address, isMms: boolean): string {
  if (channelOf(to) === "whatsapp") return "WA";
  return isMms ? "MM" : "SM";
}
