import { channelOf } from "../../src/domain/address.ts";
import type { DeliveryStatus } from "../../src/domain/deliveryStatus.ts";
import type { ReceiptSid } from "../../src/domain/sids.ts";
import { isSid } from "../../src/domain/sids.ts";
import type { MessageRow, ReceiptRow } from "../store/rows.ts";
import type { Actor } from "./actor.ts";
import { changeMessage } from "./changeMessage.ts";
import type { ServiceContext } from "./context.ts";
import { aggregateDelivery, mayAdvance } from "./delivery.ts";
import { ApiError } from "./errors.ts";
import { paged } from "./paged.ts";
import { advanceReadHorizon } from "./readHorizon.ts";
import type { Receipts } from "./service.ts";

export function createReceipts(context: ServiceContext): Receipts {
  const { store, transaction } = context;
  return {
    ofMessage: (messageSid) => store.receipts.ofMessage(messageSid),
    list: (messageSid, page) => paged(() => store.receipts.list(messageSid, page)),
    get(messageSid, receiptSid) {
      const row = isSid("DY", receiptSid) ? store.receipts.get(receiptSid) : undefined;
      if (row?.messageSid !== messageSid) throw new ApiError(20404);
      return row;
    },
    find: (receiptSid) => store.receipts.get(receiptSid),
    advance: (receiptSid, status, errorCode) =>
      transaction(
        () => advance(context, receiptSid, status, errorCode),
        byPhone(context, receiptSid),
      ),
    readBy: (to, from) =>
      transaction(() => {
        const unread = store.receipts.unread(to, from);
        for (const { sid } of unread) advance(context, sid, "read", undefined);
        return unread;
      }),
    pending: () => store.receipts.pending(),
  };
}

/** What moves on by itself is the phone's doing: a read leg moves its read horizon (RCPT6). */
function byPhone({ store }: ServiceContext, receiptSid: ReceiptSid): Actor | undefined {
  const receipt = store.receipts.get(receiptSid);
  return receipt === undefined ? undefined : { kind: "phone", address: receipt.to };
}

function advance(
  context: ServiceContext,
  receiptSid: ReceiptSid,
  status: DeliveryStatus,
  errorCode: number | undefined,
): boolean {
  const { store, clock, emit } = context;
  const receipt = store.receipts.get(receiptSid);
  if (receipt === undefined || !mayAdvance(receipt.status, status)) return false;
  // An SMS tells nobody that it was read (RCPT3).
  if (status === "read" && channelOf(receipt.to) !== "whatsapp") return false;
  const message = store.messages.get(receipt.messageSid);
  if (message === undefined) return false;

  const change = { status, errorCode: errorCode ?? null, dateUpdated: clock.now() };
  store.receipts.update(receiptSid, change);
  const changed: ReceiptRow = { ...receipt, ...change };
  const delivery = aggregateDelivery(
    store.receipts.ofMessage(message.sid).map((leg) => leg.status),
  );
  emit({ type: "receiptUpdated", receipt: changed, message: { ...message, delivery } });
  if (!sameDelivery(message.delivery, delivery)) {
    changeMessage(context, message, { delivery }, "delivery");
  }
  if (status === "read") markRead(context, changed, message);
  return true;
}

function sameDelivery(a: MessageRow["delivery"], b: MessageRow["delivery"]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function markRead(context: ServiceContext, receipt: ReceiptRow, message: MessageRow): void {
  const participant = context.store.participants.get(receipt.participantSid);
  if (participant !== undefined) advanceReadHorizon(context, participant, message.index);
}
