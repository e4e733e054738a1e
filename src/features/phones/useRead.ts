import { useEffect, useRef } from "react";
import { channelOf } from "../../domain/address.ts";
import { readThread } from "./emulatorApi.ts";
import type { Phone } from "./emulatorSchemas.ts";
import { markSeen } from "./phonesStore.ts";
import type { PhoneThread } from "./phoneThreads.ts";

/** Texts that come one after the other are read together. */
const togetherMs = 300;
/** The newest text that each thread has told to have read, so that the next drawing does not tell it again. */
const told = new Map<string, string>();

/** An open thread is looked at. A WhatsApp phone that is on says so to whoever wrote, as long as somebody can see it. */
export function useRead(phone: Phone, { key, others, messages }: PhoneThread): void {
  const { address, state } = phone;
  const last = messages.at(-1);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (last) markSeen(address, key, last.dateCreated);
  }, [address, key, last]);

  const newest = messages.findLast(({ direction }) => direction === "inbound")?.sid;
  const [from] = others;
  const isTold = channelOf(address) === "whatsapp" && state === "on";
  const now = useRef(newest);
  useEffect(() => {
    now.current = newest;
  });

  useEffect(() => {
    if (!isTold || from === undefined) return undefined;
    const place = `${address}>${from}`;
    const tell = () => {
      timer.current = undefined;
      const sid = now.current;
      if (sid === undefined || document.visibilityState !== "visible") return;
      if (told.get(place) === sid) return;
      told.set(place, sid);
      // Not worth a word: the next text tries again.
      readThread(address, from).catch(() => told.delete(place));
    };
    timer.current ??= setTimeout(tell, togetherMs);
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [isTold, address, from, newest]);

  useEffect(() => () => clearTimeout(timer.current), []);
}
