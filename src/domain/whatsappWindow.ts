/** Free text reaches a WhatsApp person for so long after their last message (Twilio, WhatsApp key concepts). */
export const windowMs = 24 * 60 * 60 * 1000;
/** From here on its end is worth a warning. */
export const closingMs = 2 * 60 * 60 * 1000;

export type WhatsappWindow =
  | { state: "open"; closesAt: number }
  /** Null: they have not written here, as far as is known. */
  | { state: "closed"; closedAt: number | null }
  /** What is held here does not tell. */
  | { state: "unknown" };

/** `inboundAt`: when the person wrote last. `heldSince`: everything from then on is held here. Epoch ms. */
export function windowOf(
  { inboundAt, heldSince }: { inboundAt: number | null; heldSince: number },
  now: number,
): WhatsappWindow {
  if (inboundAt !== null) {
    const closesAt = inboundAt + windowMs;
    return closesAt > now ? { state: "open", closesAt } : { state: "closed", closedAt: closesAt };
  }
  return heldSince > now - windowMs ? { state: "unknown" } : { state: "closed", closedAt: null };
}
