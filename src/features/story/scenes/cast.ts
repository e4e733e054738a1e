import { type Address, isAddress } from "../../../domain/address.ts";

/* The phones, numbers and conversations of the demo's seed, by the names that the scenes call them. */

export const maya = address("+16505551111");
export const tom = address("+16505552222");
export const oliver = address("whatsapp:+447700900483");

export const numberA = address("+14155550110");
export const numberB = address("+14155550120");
export const numberC = address("+14155550130");
export const whatsappSender = address("whatsapp:+14155550199");

export const mapleStreet = "Maple Street move-in";
export const kitchenTap = "June, kitchen tap";
export const viewing = "Oliver Grant, viewing";

function address(text: string): Address {
  if (!isAddress(text)) throw new Error(`${text} is no address`);
  return text;
}
