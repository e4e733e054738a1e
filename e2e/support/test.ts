import { test as base, type TestInfo } from "playwright/test";
import { Chat } from "./chat.ts";
import { Control } from "./control.ts";
import { type Program, startProgram } from "./program.ts";

export interface Fixtures {
  /** The whole program with the demo's seed, its own for each test. */
  program: Program;
  phones: Control;
  chat: Chat;
}

/** A test with the program running, its phones at hand and a browser beside it. */
export const test = base.extend<Fixtures>({
  program: async ({ browserName: _ }, use, info: TestInfo) => {
    const program = await startProgram();
    await use(program);
    if (info.status !== info.expectedStatus) {
      await info.attach("program", { body: program.output(), contentType: "text/plain" });
    }
    await program.stop();
  },
  phones: async ({ program }, use, info: TestInfo) => {
    const phones = new Control(program.url);
    await use(phones);
    if (info.status === info.expectedStatus) await phones.expectNothingTwice();
  },
  chat: async ({ page }, use) => {
    await use(new Chat(page));
  },
});

export { expect } from "playwright/test";
