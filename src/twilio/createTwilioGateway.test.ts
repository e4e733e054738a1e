import { expect, test } from "vitest";
import type { ChatEvent } from "../domain/chatEvent.ts";
import { createTwilioGateway } from "./createTwilioGateway.ts";

/** Without an SDK the gateway still has one thing to tell: that it is offline. */
function openGateway() {
  const problems: unknown[] = [];
  const gateway = createTwilioGateway({
    loadSdk: () => Promise.reject(new Error("no file")),
    onProblem: (error) => problems.push(error),
  });
  return { gateway, problems };
}

test("a listener that fails is reported, and the others hear the event all the same", async () => {
  const { gateway, problems } = openGateway();
  const failure = new TypeError("Illegal constructor");
  gateway.subscribe(() => {
    throw failure;
  });
  const heard = new Promise<ChatEvent>((resolve) => gateway.subscribe(resolve));
  gateway.start("token");
  expect((await heard).type).toBe("connectionChanged");
  expect(problems).toContain(failure);
  await gateway.stop();
});
