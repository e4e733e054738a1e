import { type Address, channelOf } from "../../src/domain/address.ts";
import { ControlError } from "./controlError.ts";

const megabyte = 1024 * 1024;

/** What a phone can send (Media Support in Conversations): by MMS 2 MB each and 5 MB in all, by WhatsApp 16 MB each. */
const limits = {
  sms: { each: 2 * megabyte, all: 5 * megabyte },
  whatsapp: { each: 16 * megabyte, all: Infinity },
};

/** Refuses files that would not leave the phone (PMEDIA4). */
export function checkMediaSize(from: Address, sizes: readonly number[]): void {
  const { each, all } = limits[channelOf(from)];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.every((size) => size <= each) && total <= all) return;
  const inAll = all === Infinity ? "" : `, ${all / megabyte} MB in all`;
  throw new ControlError(
    413,
    `This phone sends files of ${each / megabyte} MB at most${inAll}`,
    "media",
  );
}
