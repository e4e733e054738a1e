import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Sdk } from "../sdkVersions.ts";

/** The classes whose objects an app gets hold of. */
const classes = [
  "Client",
  "Conversation",
  "Message",
  "Participant",
  "User",
  "Media",
  "MessageBuilder",
  "UnsentMessage",
  "RestPaginator",
  "AggregatedDeliveryReceipt",
  "DetailedDeliveryReceipt",
  "ContentTemplate",
  "ContentTemplateVariable",
  "ChannelMetadata",
  "EmailRecipientDescriptor",
  "UnknownRecipientDescriptor",
  "PushNotification",
];

/** Every public method, property and event, such as `Conversation.add`, as the SDK's own type definitions have them. */
export function publicMembers({ packageName }: Sdk): string[] {
  const entry = createRequire(import.meta.url).resolve(packageName);
  const types = readFileSync(entry.replace(/\.js$/, ".d.ts"), "utf8");
  return classes.flatMap((name) => membersOf(types, name).map((member) => `${name}.${member}`));
}

/** The members in the body of a class, which ends with the first brace in the first column. */
function membersOf(types: string, name: string): string[] {
  const body =
    new RegExp(`^declare class ${name}(?:<T>)? [^{]*\\{\\n(.*?)^\\}`, "ms").exec(types)?.[1] ?? "";
  // Four blanks, any words before it, its name, and what makes it a member.
  const member = /^ {4}(?:static |readonly |get )*([a-z]\w*)(?=\(|\?|:| = ")/gm;
  const names = [...body.matchAll(member)].flatMap(([, found]) => found ?? []);
  return [...new Set(names)].filter((found) => found !== "constructor");
}
