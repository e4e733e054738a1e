import { createEmulator } from "../../emulator/createEmulator.ts";
import { address, identity } from "../domain/testing/fixtures.ts";
import { createTwilioGateway } from "./createTwilioGateway.ts";
import { describeGatewayContract } from "./gatewayContract.ts";
import { accessToken } from "./testing/accessToken.ts";

describeGatewayContract("the official SDK against the emulator", async () => {
  const emulator = await createEmulator({ port: 0, memory: true, seed: "demo" });
  const { account, phones } = emulator;
  const me = identity("alice");
  const phone = address("+16505554444");
  const numbers = [address("+14155550110"), address("+14155550120")] as const;
  phones.add(phone);
  const gateway = createTwilioGateway({
    twilsockUri: `${emulator.url.replace("http", "ws")}/v3/wsconnect`,
  });

  async function text(body: string): Promise<void> {
    await phones.text(phone, numbers[0], body);
  }

  return {
    gateway,
    me,
    token: accessToken(account, me),
    phone,
    numbers,
    other: identity("bob"),
    text,
    async whileAway(happens) {
      const lost = new Promise<void>((resolve) => {
        gateway.subscribe((event) => {
          if (event.type === "connectionChanged" && event.connection.status === "offline")
            resolve();
        });
      });
      emulator.dropConnections();
      await lost;
      await happens();
    },
    close: () => emulator.close(),
  };
});
