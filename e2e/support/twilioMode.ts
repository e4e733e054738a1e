import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Child, runChild, startChild } from "./children.ts";
import { Control } from "./control.ts";
import { type SampleService, startSampleService } from "./sampleService.ts";

/** The program in Twilio mode, with an emulator started alone standing in for Twilio, by configuration only. */
export interface TwilioMode {
  /** The app's address. */
  url: string;
  emulatorUrl: string;
  phones: Control;
  /** What an operator would have in `.env`. */
  env: Record<string, string>;
  program: Child;
  /** The operator's own service, when the test wants one. */
  service: SampleService | undefined;
  /** Runs `npm run invite`; resolves to the link. */
  invite(...args: string[]): Promise<string>;
  revoke(identity: string): Promise<void>;
  /** Another copy of the server, on a port of its own. */
  startCopy(env?: Record<string, string>): Promise<Child & { found: string }>;
  stop(): Promise<void>;
}

export async function startTwilioMode(
  extra: Record<string, string> = {},
  withService = false,
): Promise<TwilioMode> {
  const dataDir = await mkdtemp(join(tmpdir(), "partyline-twilio-"));
  const emulator = await startChild("emulator.js", {
    args: ["--port", "0", "--memory", "--seed", "demo"],
    ready: /^The emulator is ready: (\S+)$/m,
  });
  const phones = new Control(emulator.found);
  const account = await phones.account();
  const service = withService ? await startSampleService(account.authToken) : undefined;
  const env = {
    PORT: "0",
    OPEN: "0",
    DATA_DIR: dataDir,
    LOG_LEVEL: "info",
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_API_KEY: account.apiKey,
    TWILIO_API_SECRET: account.apiSecret,
    TWILIO_CONVERSATIONS_SERVICE_SID: account.serviceSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_BASE_URLS: emulator.found,
    ...service?.env,
    ...extra,
  };
  const copies: Child[] = [];
  const startCopy = async (more: Record<string, string> = {}) => {
    const copy = await startChild("main.js", {
      env: { ...env, ...more },
      ready: /^Partyline is ready: (\S+)$/m,
    });
    copies.push(copy);
    return copy;
  };
  const program = await startCopy();

  return {
    url: program.found,
    emulatorUrl: emulator.found,
    phones,
    env,
    program,
    service,
    async invite(...args) {
      const forPort = { ...env, PORT: new URL(program.found).port };
      const { code, stdout, stderr } = await runChild("invite.js", args, forPort);
      if (code !== 0) throw new Error(stderr);
      return stdout.trim();
    },
    async revoke(identity) {
      const { code, stderr } = await runChild("revoke.js", [identity], env);
      if (code !== 0) throw new Error(stderr);
    },
    startCopy,
    async stop() {
      for (const copy of copies) await copy.stop();
      await emulator.stop();
      await service?.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
