import { describe, expect, test } from "vitest";
import { findSid } from "../../src/domain/sids.ts";
import { restActor } from "./actor.ts";
import {
  createTestService,
  numberOne,
  numberTwo,
  otherServiceSid,
  phoneOne,
  phoneThree,
  phoneTwo,
  refusal,
  serviceSid,
  whatsappSender,
  address,
} from "./testService.ts";

describe("the pairing rule", () => {
  test("BIND1 a pair in use is refused with 409/50416 naming the conversation that holds it", () => {
    const { conversation, addPhone, service } = createTestService();
    const [first, second] = [conversation(), conversation()];
    addPhone(first, phoneOne);

    const refused = refusal(() => addPhone(second, phoneOne));

    expect(refused).toEqual({
      code: 50416,
      status: 409,
      message: `A binding for this participant and proxy address already exists in Conversation ${first.sid}`,
    });
    expect(findSid("CH", refused.message)).toBe(first.sid);
    expect(service.participants.ofConversation(second.sid)).toHaveLength(0);
  });

  test("BIND1 the same pair again in the same conversation is refused likewise", () => {
    const { conversation, addPhone } = createTestService();
    const talk = conversation();
    addPhone(talk, phoneOne);
    const refused = refusal(() => addPhone(talk, phoneOne));
    expect(refused.code).toBe(50416);
    expect(refused.message).toContain(talk.sid);
  });

  test("BIND2 another Twilio number, another phone or another channel is another pair", () => {
    const { conversation, addPhone } = createTestService();
    const [first, second] = [conversation(), conversation()];
    addPhone(first, phoneOne, numberOne);
    addPhone(first, phoneTwo, numberOne);
    addPhone(second, phoneOne, numberTwo);
    addPhone(second, phoneThree, numberOne);
    addPhone(second, address(`whatsapp:${phoneOne}`), whatsappSender);
    expect(refusal(() => addPhone(second, phoneTwo, numberOne)).code).toBe(50416);
  });

  test("BIND3 a closed conversation frees its pairs", () => {
    const { conversation, addPhone, close } = createTestService();
    const [first, second] = [conversation(), conversation()];
    addPhone(first, phoneOne);
    close(first);
    expect(addPhone(second, phoneOne).conversationSid).toBe(second.sid);
  });

  test("BIND3 removing the participant frees the pair", () => {
    const { conversation, addPhone, service } = createTestService();
    const [first, second] = [conversation(), conversation()];
    const { sid } = addPhone(first, phoneOne);
    service.participants.remove(restActor, serviceSid, first.sid, sid);
    expect(addPhone(second, phoneOne).conversationSid).toBe(second.sid);
  });

  test("BIND3 deleting the conversation frees its pairs", () => {
    const { conversation, addPhone, service } = createTestService();
    const [first, second] = [conversation(), conversation()];
    addPhone(first, phoneOne);
    service.conversations.remove(restActor, serviceSid, first.sid);
    expect(addPhone(second, phoneOne).conversationSid).toBe(second.sid);
  });

  test("BIND4 an inactive conversation holds its pairs", () => {
    const { conversation, addPhone, service } = createTestService();
    const [first, second] = [conversation(), conversation()];
    addPhone(first, phoneOne);
    service.conversations.update(restActor, serviceSid, first.sid, { state: "inactive" });
    expect(refusal(() => addPhone(second, phoneOne)).code).toBe(50416);
  });

  test("BIND5 the rule holds across services", () => {
    const { conversation, addPhone, service } = createTestService();
    addPhone(conversation(), phoneOne);
    const elsewhere = service.conversations.create(restActor, otherServiceSid, {});
    expect(refusal(() => addPhone(elsewhere, phoneOne)).code).toBe(50416);
  });

  test("BIND6 a changed proxy address is a new pair under the same rule", () => {
    const { conversation, addPhone, service } = createTestService();
    const [first, second] = [conversation(), conversation()];
    const { sid } = addPhone(first, phoneOne, numberOne);
    addPhone(second, phoneOne, numberTwo);
    const change = (proxyAddress: string) =>
      service.participants.update(restActor, serviceSid, first.sid, sid, { proxyAddress });

    expect(refusal(() => change(numberTwo)).code).toBe(50416);
    expect(change(numberOne).proxyAddress).toBe(numberOne);

    service.conversations.remove(restActor, serviceSid, second.sid);
    change(numberTwo);
    expect(addPhone(conversation(), phoneOne, numberOne).proxyAddress).toBe(numberOne);
  });
});
