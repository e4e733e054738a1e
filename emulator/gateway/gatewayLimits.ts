/** How long a connection may stay without saying who it is. */
export const initTimeoutMs = 10_000;

/** The client has no heartbeat and never notices a dead connection by itself, so the server asks (wire protocol 12.2). */
export const pingIntervalMs = 20_000;

/** `tokenAboutToExpire` comes this long before the end. */
export const tokenWarningMs = 3 * 60_000;

/** Of a token that lives less than a few minutes, this part is left: a fixed time would warn at once and for ever. */
export const tokenWarningPart = 0.2;

/**
 * What may wait for a slow client before it is cut off. A client never notices a gap in its events, so the choice is all
 * of them or a new connection, whose replay closes the gap. The start of 2,000 conversations needs 8 MB.
 */
export const maxBufferedBytes = 64 * 1024 * 1024;
