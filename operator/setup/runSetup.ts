import { planAddresses } from "./planAddresses.ts";
import { planReachability, planRoles } from "./planRoles.ts";
import { createService, planService } from "./planService.ts";
import { planWebhook } from "./planWebhook.ts";
import { readSetup } from "./readSetup.ts";
import type { SetupContext, Step } from "./step.ts";

export interface SetupOptions {
  env: Readonly<Record<string, string | undefined>>;
  dryRun: boolean;
  replace: boolean;
  addresses: readonly string[] | undefined;
  say: (line: string) => void;
  /** Asked once, after the plan is shown. */
  confirm: () => Promise<boolean>;
}

/** Prepares the account: shows what it would do, then does it. What is right already is left as it is. */
export async function runSetup(options: SetupOptions): Promise<void> {
  const { dryRun, say } = options;
  const { client, serviceSid, integrations } = readSetup(options.env);
  const service = await planService(client, serviceSid);
  const { replace, addresses } = options;
  const planFor = (sid: string) =>
    plan({ client, serviceSid: sid, integrations, replace, addresses });

  if (service.sid === undefined) {
    say(line({ what: "service", action: "create", detail: `a Conversations service "Partyline"` }));
    say("The rest follows when it is there.");
    if (dryRun || !(await options.confirm())) return;
    const sid = await createService(client);
    const steps = await planFor(sid);
    for (const step of steps) say(line(step));
    await apply(steps, say);
    sayService(sid, say);
    return;
  }

  const kept = { what: "service", action: "keep", detail: `"${service.name}" (${service.sid})` };
  const steps = await planFor(service.sid);
  for (const step of [kept, ...steps]) say(line(step));
  const changes = steps.filter((step) => "apply" in step);
  if (changes.length === 0) say("Nothing to do.");
  else if (!dryRun && (await options.confirm())) await apply(changes, say);
  if (service.found === "named") sayService(service.sid, say);
}

async function plan(context: SetupContext): Promise<Step[]> {
  const steps = await Promise.all([
    planReachability(context),
    planRoles(context),
    planWebhook(context),
    planAddresses(context),
  ]);
  return steps.flat();
}

/** One after the other: a failure then names the step, and the ones before are done. */
async function apply(steps: readonly Step[], say: (line: string) => void): Promise<void> {
  for (const step of steps) {
    if (!("apply" in step)) continue;
    await step.apply();
    say(`done    ${step.what}`);
  }
  say("Set up. Check it with: npm run doctor");
}

function line({ action, what, detail }: { action: string; what: string; detail: string }): string {
  return `${action.padEnd(6)}  ${what}: ${detail}`;
}

function sayService(sid: string, say: (line: string) => void): void {
  say(`Put this line into .env:\nTWILIO_CONVERSATIONS_SERVICE_SID=${sid}`);
}
