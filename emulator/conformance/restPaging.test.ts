import { expect, test } from "vitest";
import { rawRequest, type RestHarness, startRest } from "./restHarness.ts";

async function withMessages(count: number): Promise<RestHarness & { sid: string }> {
  const harness = await startRest();
  const { sid } = await harness.client.conversations.v1.conversations.create();
  const { service, account } = harness.emulator;
  service.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      service.messages.append({ kind: "rest" }, account.serviceSid, sid, { body: `m${index}` });
    }
  });
  return { ...harness, sid };
}

test("the helper walks through all pages", async () => {
  const { client, sid } = await withMessages(230);
  const { messages } = client.conversations.v1.conversations(sid);
  expect(await messages.list()).toHaveLength(230);
  expect(await messages.list({ limit: 7 })).toHaveLength(7);
  expect(await messages.list({ pageSize: 20, limit: 45 })).toHaveLength(45);
  const seen: (number | undefined)[] = [];
  await new Promise<void>((resolve) => {
    messages.each({
      pageSize: 50,
      order: "desc",
      callback: (message) => seen.push(message.index),
      done: () => resolve(),
    });
  });
  expect(seen).toEqual(Array.from({ length: 230 }, (_, at) => 229 - at));
});

test("pages go forth and back", async () => {
  const { client, sid } = await withMessages(5);
  const { messages } = client.conversations.v1.conversations(sid);
  const first = await messages.page({ pageSize: 2 });
  expect(first.previousPageUrl).toBeUndefined();
  const second = await first.nextPage();
  expect(second?.instances.map(({ index }) => index)).toEqual([2, 3]);
  const third = await second?.nextPage();
  expect(third?.instances.map(({ index }) => index)).toEqual([4]);
  expect(third?.nextPageUrl).toBeUndefined();
  const back = await third?.previousPage();
  expect(back?.instances.map(({ index }) => index)).toEqual([2, 3]);
});

test("the meta block names the neighbours, in the scope and with the filters of the request", async () => {
  const { emulator, sid } = await withMessages(5);
  const path = `/v1/Services/${emulator.account.serviceSid}/Conversations/${sid}/Messages`;
  const response = await rawRequest(emulator, `${path}?Order=desc&PageSize=2`);
  const { meta } = await response.json();
  expect(meta).toEqual({
    page: 0,
    page_size: 2,
    first_page_url: `${emulator.url}${path}?Order=desc&PageSize=2&Page=0`,
    previous_page_url: null,
    url: `${emulator.url}${path}?Order=desc&PageSize=2&Page=0`,
    next_page_url: expect.stringMatching(/\?Order=desc&PageSize=2&Page=1&PageToken=PA/),
    key: "messages",
  });
});

test("each list has its own largest page", async () => {
  const { emulator, sid } = await withMessages(120);
  const sizeOf = async (path: string) => {
    const response = await rawRequest(
      emulator,
      `/v1/${path}${path.includes("?") ? "&" : "?"}PageSize=1000`,
    );
    const { meta } = await response.json();
    return meta.page_size;
  };
  expect(await sizeOf("Conversations")).toBe(100);
  expect(await sizeOf(`Conversations/${sid}/Messages`)).toBe(100);
  expect(await sizeOf(`Conversations/${sid}/Participants`)).toBe(100);
  expect(await sizeOf("Users")).toBe(50);
  expect(await sizeOf("ParticipantConversations?Identity=alice")).toBe(50);
});

test.each(["PageSize=0", "PageSize=many", "PageToken=nonsense", "Page=-1", "Order=sideways"])(
  "%s is refused by name",
  async (query) => {
    const { emulator, sid } = await withMessages(1);
    const response = await rawRequest(emulator, `/v1/Conversations/${sid}/Messages?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 20001,
      message: expect.stringContaining(query.split("=")[0] ?? ""),
    });
  },
);
