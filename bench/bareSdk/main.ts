import { Client, type Conversation, type Paginator } from "@twilio/conversations";

/*
 * The SDK with as little around it as there can be: what the app is measured against. It does the same job: asks for a
 * token as whoever is signed in, connects, reads the whole list and shows it, a line each. `arrivals` tells when each
 * message was told.
 */

const arrivals: { body: string; at: number }[] = [];
Object.assign(globalThis, { arrivals });

const answer = await fetch("/api/token", { method: "POST", headers: { "X-Partyline": "1" } });
// The token server promises this answer.
const { token } = (await answer.json()) as { token: string };
const uri = `${location.origin.replace("http", "ws")}/v3/wsconnect`;
const client = new Client(token, { Twilsock: { uri } });

client.on("initialized", () => void showList());
client.on("messageAdded", ({ body }) => {
  arrivals.push({ body: body ?? "", at: performance.timeOrigin + performance.now() });
});

async function showList(): Promise<void> {
  const all = await readAll(await client.getSubscribedConversations());
  const lines = all.map(({ friendlyName, sid }) => {
    const line = document.createElement("li");
    line.textContent = friendlyName ?? sid;
    return line;
  });
  const list = document.createElement("ul");
  list.append(...lines);
  document.body.append(list);
  document.body.dataset["listed"] = String(all.length);
}

/** The SDK gives the list in pages of 50. */
async function readAll(first: Paginator<Conversation>): Promise<Conversation[]> {
  const all = [...first.items];
  for (let page = first; page.hasNextPage;) {
    page = await page.nextPage();
    all.push(...page.items);
  }
  return all;
}
