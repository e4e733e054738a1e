import { expect, type Page } from "playwright/test";

type Table =
  | "outbox"
  | "drafts"
  | "draftFiles"
  | "draftReplies"
  | "draftEdits"
  | "facts"
  | "threads";

/** What Alice's browser keeps of one kind, as text. */
async function kept(page: Page, table: Table): Promise<string> {
  return page.evaluate(async (name) => {
    const request = indexedDB.open("partyline:alice");
    await new Promise((resolve) => request.addEventListener("success", resolve));
    const all = request.result.transaction(name).objectStore(name).getAll();
    await new Promise((resolve) => all.addEventListener("success", resolve));
    request.result.close();
    return JSON.stringify(all.result);
  }, table);
}

/** A page that goes the moment something shows may be quicker than the disk: to be waited for before it goes. */
export async function expectKept(page: Page, table: Table, text: string): Promise<void> {
  await expect.poll(() => kept(page, table)).toContain(text);
}
