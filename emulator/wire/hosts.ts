/*
 * The names in the links that clients get. They are only text inside frames: everything travels in the socket, nothing
 * is resolved (wire protocol section 1).
 */
export const clientApiBase = "https://aim.us1.twilio.com/Client/v2";
export const syncBase = "https://cds.us1.twilio.com";
