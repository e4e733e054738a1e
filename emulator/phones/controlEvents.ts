import type { Log } from "../log.ts";
import type { ServiceEvent } from "../service/serviceEvent.ts";
import type { MessageRow, PhoneMessageRow, PhoneRow, ReceiptRow } from "../store/rows.ts";

/** What `/_emulator/events` tells, before it is dressed as JSON. */
export type ControlEvent =
  | { type: "messageAccepted"; message: MessageRow }
  | { type: "legSent"; receipt: ReceiptRow }
  | { type: "receiptChanged"; receipt: ReceiptRow }
  | { type: "inboundDropped"; from: string; to: string; body: string | null }
  | { type: "phoneMessage"; message: PhoneMessageRow }
  | { type: "phoneChanged"; phone: PhoneRow }
  | { type: "phoneRemoved"; address: string }
  | { type: "autocreationChanged"; addresses: readonly { address: string; enabled: boolean }[] }
  | { type: "clockMoved"; offsetMs: number }
  | { type: "reset" };

export interface ControlEvents {
  publish(event: ControlEvent): void;
  subscribe(listener: (event: ControlEvent) => void): () => void;
}

export function createControlEvents(log: Log): ControlEvents {
  const listeners = new Set<(event: ControlEvent) => void>();
  return {
    publish(event) {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          log.error({ err: error, type: event.type }, "a listener of the phones failed");
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What the outside world can see of a service event; null for what only Sync needs. */
export function toControlEvent(event: ServiceEvent): ControlEvent | null {
  switch (event.type) {
    case "messageAdded":
      return { type: "messageAccepted", message: event.message };
    case "legQueued":
      return { type: "legSent", receipt: event.receipt };
    case "receiptUpdated":
      return { type: "receiptChanged", receipt: event.receipt };
    case "inboundDropped":
      return { type: "inboundDropped", from: event.from, to: event.to, body: event.body };
    default:
      return null;
  }
}
