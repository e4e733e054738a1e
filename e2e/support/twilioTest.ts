import { test as base, type TestInfo } from "playwright/test";
import { Chat } from "./chat.ts";
import { startTwilioMode, type TwilioMode } from "./twilioMode.ts";

interface Fixtures {
  /** More than the account's variables. */
  environment: Record<string, string>;
  /** The operator has a service for templates, customers and numbers. */
  withService: boolean;
  server: TwilioMode;
  chat: Chat;
}

/** A test with the program in Twilio mode and a browser beside it. */
export const test = base.extend<Fixtures>({
  environment: [{}, { option: true }],
  withService: [false, { option: true }],
  server: async ({ environment, withService }, use, info: TestInfo) => {
    const server = await startTwilioMode(environment, withService);
    await use(server);
    if (info.status !== info.expectedStatus) {
      await info.attach("program", { body: server.program.output(), contentType: "text/plain" });
    }
    await server.stop();
  },
  chat: async ({ page }, use) => {
    await use(new Chat(page));
  },
});

export { expect } from "playwright/test";
