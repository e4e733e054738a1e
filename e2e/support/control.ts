import { expect } from "playwright/test";
import twilio from "twilio";
import type { TestFile } from "./picture.ts";

export interface PhoneMessage {
  sid: string;
  direction: "inbound" | "outbound";
  from: string;
  to: string;
  body: string | null;
  media: { filename: string | null; contentType: string; size: number }[];
  status: string;
}

interface Received {
  from: string;
  body: string;
}

interface EmulatorAccount {
  accountSid: string;
  authToken: string;
  apiKey: string;
  apiSecret: string;
  serviceSid: string;
  urls: { rest: string };
}

/** The virtual phones and the account, through the control surface that docs/emulator.md describes. */
export class Control {
  readonly #url: string;
  /** What a phone was seen to have received, once. */
  readonly #received: { phone: string; facts: Received }[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  /** A phone texts a Twilio number. Resolves to where the text went; null when no conversation knew the pair. */
  async text(from: string, to: string, body: string): Promise<{ conversationSid: string | null }> {
    return this.#post(`/_emulator/phones/${encodeURIComponent(from)}/messages`, { to, body });
  }

  /** A phone sends files without a text. */
  async sendMedia(from: string, to: string, files: readonly TestFile[]): Promise<void> {
    const media = files.map(({ name, mimeType, buffer }) => ({
      contentType: mimeType,
      filename: name,
      data: buffer.toString("base64"),
    }));
    await this.#post(`/_emulator/phones/${encodeURIComponent(from)}/messages`, { to, media });
  }

  async messages(phone: string): Promise<PhoneMessage[]> {
    const path = `/_emulator/phones/${encodeURIComponent(phone)}/messages`;
    const { messages } = await this.#get<{ messages: PhoneMessage[] }>(path);
    return messages;
  }

  /** Waits until the phone shows a text with these facts. That it shows it once is looked at again later. */
  async expectReceived(phone: string, facts: Received): Promise<void> {
    await expect
      .poll(() => this.#countReceived(phone, facts), {
        message: `${phone} receives "${facts.body}" from ${facts.from}`,
      })
      .toBe(1);
    this.#received.push({ phone, facts });
  }

  /**
   * A second copy comes after the first: so this is asked when something later has arrived, by the story itself or, of
   * every story, when it is over.
   */
  async expectNothingTwice(): Promise<void> {
    for (const { phone, facts } of this.#received) {
      const count = await this.#countReceived(phone, facts);
      expect(count, `${phone} has "${facts.body}" from ${facts.from} once`).toBeLessThanOrEqual(1);
    }
  }

  async #countReceived(phone: string, facts: Received): Promise<number> {
    return (await this.messages(phone)).filter(
      ({ direction, from, body }) =>
        direction === "inbound" && from === facts.from && body === facts.body,
    ).length;
  }

  /** Waits until the phone shows the picture, once, and without a text. */
  async expectPicture(phone: string, filename: string): Promise<void> {
    const received = async () =>
      (await this.messages(phone))
        .filter(
          ({ direction, media }) =>
            direction === "inbound" && media.some((item) => item.filename === filename),
        )
        .map(({ body }) => body ?? "");
    await expect.poll(received, { message: `${phone} receives ${filename}` }).toEqual([""]);
  }

  /** Time passes, for the emulator. */
  async advanceClock(advanceMs: number): Promise<void> {
    await this.#post("/_emulator/clock", { advanceMs });
  }

  async setPhone(
    phone: string,
    change: { state?: "on" | "off" | "landline"; label?: string },
  ): Promise<void> {
    await this.#send("PUT", `/_emulator/phones/${encodeURIComponent(phone)}`, change);
  }

  async account(): Promise<EmulatorAccount> {
    return this.#get("/_emulator/account");
  }

  async reset(seed: "demo" | "empty"): Promise<void> {
    await this.#post("/_emulator/reset", { seed });
  }

  /** The official REST helper, as another program would use it. */
  async helper(): Promise<twilio.Twilio> {
    const { accountSid, authToken, urls } = await this.account();
    const client = twilio(accountSid, authToken);
    client.conversations.baseUrl = urls.rest;
    client.api.baseUrl = urls.rest;
    return client;
  }

  /** Cuts every connection; with `expireTokens` the tokens in use are refused from now on. */
  async dropConnections(change: { expireTokens?: boolean } = {}): Promise<{ dropped: number }> {
    return this.#post("/_emulator/connections/drop", change);
  }

  /** Makes requests fail from now on, as docs/emulator.md lists it. Absent `count`: the next one only. */
  async fault(fault: {
    on: "sdk" | "connect" | "media";
    effect: "error" | "lostRequest" | "lostReply" | "cut" | "slow";
    method?: string;
    path?: string;
    code?: number;
    status?: number;
    message?: string;
    delayMs?: number;
    count?: number | null;
  }): Promise<void> {
    await this.#post("/_emulator/faults", fault);
  }

  async clearFaults(): Promise<void> {
    await this.#send("DELETE", "/_emulator/faults");
  }

  async #get<Answer>(path: string): Promise<Answer> {
    return this.#send("GET", path);
  }

  async #post<Answer>(path: string, body: object): Promise<Answer> {
    return this.#send("POST", path, body);
  }

  async #send<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    // The caller names the answer that docs/emulator.md promises for its path.
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  }
}
