import { address, identity } from "../domain/testing/fixtures.ts";
import { describeGatewayContract } from "../twilio/gatewayContract.ts";
import { createFakeGateway } from "./fakeGateway.ts";

describeGatewayContract("the fake of the tests", async () => {
  const me = identity("alice");
  const phone = address("+16505554444");
  const fake = createFakeGateway(me);

  async function text(body: string): Promise<void> {
    const [call] = fake.callsOf("addPhoneParticipant");
    if (call === undefined) throw new Error("the phone is in no conversation");
    fake.append(call[0], { body, author: phone });
  }

  return {
    gateway: fake.gateway,
    me,
    token: "token",
    phone,
    numbers: [address("+14155550110"), address("+14155550120")],
    other: identity("bob"),
    text,
    async whileAway(happens) {
      fake.disconnect();
      await happens();
      fake.connect();
      fake.replay();
    },
    async close() {},
  };
});
