import { Chat } from "./support/chat.ts";
import { runChild } from "./support/children.ts";
import { numberA } from "./support/numbers.ts";
import { freePort } from "./support/program.ts";
import { startTwilioMode, type TwilioMode } from "./support/twilioMode.ts";
import { expect, test } from "./support/twilioTest.ts";

const stranger = { address: "+16505557777", shown: "+1 650 555 7777" };

test("an unknown phone's text reaches a person, who answers", async ({ page }) => {
  const server = await startReachable({ INBOUND_IDENTITIES: "alice" });
  try {
    const chat = new Chat(page);
    await page.goto(await server.invite("alice"));
    await page.getByRole("button", { name: "Sign in as alice" }).click();
    await chat.expectConnected();

    await server.phones.setPhone(stranger.address, { label: "A stranger" });
    await server.phones.text(stranger.address, numberA.address, "Is anybody there?");
    await chat.open(stranger.shown);
    await chat.expectMessage("Is anybody there?");
    await chat.send("Yes, hello.");
    await server.phones.expectReceived(stranger.address, {
      from: numberA.address,
      body: "Yes, hello.",
    });

    await server.phones.text(stranger.address, numberA.address, "Good to know");
    await chat.expectMessage("Good to know");
    await expect(chat.row(stranger.shown)).toHaveCount(1);
  } finally {
    await server.stop();
  }
});

test("the doctor sees the running server, and what is missing", async () => {
  const server = await startReachable({ INBOUND_IDENTITIES: "alice" });
  try {
    const told = await runChild("doctor.js", ["--json"], server.env);
    const findings = findingsOf(told.stdout);
    expect(findings.get("credentials")).toBe("ok");
    expect(findings.get("access token")).toBe("ok");
    expect(findings.get("webhook")).toBe("ok");
    expect(findings.get("webhook reachable")).toBe("ok");
    expect(told.code).toBe([...findings.values()].includes("fail") ? 1 : 0);

    const wrong = await runChild("doctor.js", ["--json"], {
      ...server.env,
      TWILIO_AUTH_TOKEN: "0".repeat(32),
    });
    expect(findingsOf(wrong.stdout).get("auth token")).toBe("fail");
    expect(findingsOf(wrong.stdout).get("webhook reachable")).toBe("fail");
    expect(wrong.code).toBe(1);
  } finally {
    await server.stop();
  }
});

/** In Twilio mode, at an address known beforehand, with the account prepared by `npm run setup`. */
async function startReachable(env: Record<string, string>): Promise<TwilioMode> {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const server = await startTwilioMode({ ...env, PORT: String(port), PUBLIC_URL: publicUrl });
  const prepared = await runChild("setup.js", ["--yes"], server.env);
  expect(prepared.stderr).toBe("");
  expect(prepared.stdout).toContain("Set up. Check it with: npm run doctor");
  return server;
}

function findingsOf(text: string): Map<string, string> {
  // What `npm run doctor -- --json` prints (docs/doctor.md).
  const { findings } = JSON.parse(text) as { findings: { name: string; status: string }[] };
  return new Map(findings.map(({ name, status }) => [name, status]));
}
