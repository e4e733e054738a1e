import { expect, test } from "vitest";
import { createEmulator } from "../createEmulator.ts";

const phone = "+16505551111";
const hook = "/_emulator/examples/hide-cards";

test("the example webhook hides card numbers for signed calls only, with a passcode too", async () => {
  const emulator = await createEmulator({ port: 0, passcode: "open-sesame" });
  const { url, account } = emulator;
  const login = Buffer.from(`${account.accountSid}:${account.authToken}`).toString("base64");
  const post = async (path: string, form: Record<string, string>) => {
    const response = await fetch(`${url}${path}`, {
      method: "POST",
      headers: { authorization: `Basic ${login}` },
      body: new URLSearchParams(form),
    });
    // What Twilio's resources answer.
    const body = (await response.json()) as Record<string, string>;
    return { status: response.status, body };
  };
  const number = emulator.service.numbers.all()[0]?.address ?? "";
  const { body: conversation } = await post("/v1/Conversations", { FriendlyName: "Deposit" });
  const path = `/v1/Conversations/${conversation["sid"] ?? ""}`;
  await post(`${path}/Participants`, {
    "MessagingBinding.Address": phone,
    "MessagingBinding.ProxyAddress": number,
  });
  await post("/v1/Configuration/Webhooks", {
    PreWebhookUrl: `${url}${hook}`,
    Method: "POST",
    Filters: "onMessageAdd",
  });

  for (const body of ["It is 4242-4242 42424242, call 555 0110", "Thank you"]) {
    await emulator.phones.text(phone, number, body);
  }
  const response = await fetch(`${url}${path}/Messages`, {
    headers: { authorization: `Basic ${login}` },
  });
  expect(await response.json()).toMatchObject({
    messages: [{ body: "It is **** 4242, call 555 0110" }, { body: "Thank you" }],
  });
  expect((await post(hook, { Body: "4242424242424242" })).status).toBe(403);
  await emulator.close();
});
