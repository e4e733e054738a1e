import { expect, type Locator, type Page } from "playwright/test";
import type { TestFile } from "./picture.ts";

/** The app as a person sees it: conversations, bubbles, people, and the dialogs that change them. */
export class Chat {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and signs in by typing a name, or as one of the seeded people. */
  async signIn(url: string, name: string): Promise<void> {
    // The hints of a first visit have a story of their own.
    await this.page.addInitScript(() => {
      if (localStorage.getItem("partyline.hints") === null) {
        localStorage.setItem("partyline.hints", "text answer story");
      }
    });
    await this.page.goto(url);
    const people = this.page.getByRole("list", { name: "People" });
    const seeded = people.getByRole("button", { name });
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
    if ((await seeded.count()) > 0) await seeded.click();
    else {
      await this.page.getByRole("textbox", { name: "Your name" }).fill(name);
      await this.page.getByRole("button", { name: "Join" }).click();
    }
    await this.expectConnected();
  }

  async expectConnected(): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: "Connected" })).toBeVisible();
  }

  /** The row of a conversation in the list. */
  row(title: string): Locator {
    return this.page
      .getByRole("list", { name: "Conversations" })
      .getByRole("link", { name: title });
  }

  /** Opens a conversation and waits for its messages: only then are keys and what is sent shown among them. */
  async open(title: string): Promise<void> {
    await this.row(title).click();
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(this.thread.or(this.page.getByText("No messages yet")).first()).toBeVisible();
  }

  /** Opens a conversation with more unread than one sees at a time, and goes to its newest message. */
  async openAtLatest(title: string): Promise<void> {
    await this.open(title);
    await this.page.getByRole("button", { name: "Jump to latest" }).click();
  }

  get thread(): Locator {
    return this.page.getByRole("list", { name: "Messages" });
  }

  /** The rows of the thread with this text. */
  message(text: string | RegExp): Locator {
    return this.thread.getByRole("listitem").filter({ hasText: text });
  }

  get composer(): Locator {
    return this.page.locator("[data-composer]");
  }

  get field(): Locator {
    return this.page.getByRole("textbox", { name: "Message", exact: true });
  }

  get sendButton(): Locator {
    return this.page.getByRole("main").getByRole("button", { name: "Send", exact: true });
  }

  /** Turns the wheel over the thread, and waits until what came into view is drawn. */
  async scrollThread(byPx: number): Promise<void> {
    await this.page.mouse.wheel(0, byPx);
    await this.page.evaluate(
      () =>
        new Promise((drawn) => {
          requestAnimationFrame(() => requestAnimationFrame(drawn));
        }),
    );
  }

  async attach(files: TestFile[]): Promise<void> {
    await this.page.getByTestId("files").setInputFiles(files);
  }

  async send(text: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Message", exact: true }).fill(text);
    await this.page.getByRole("main").getByRole("button", { name: "Send", exact: true }).click();
  }

  /** The text stands once in the thread, and its group is headed by this author. */
  async expectMessage(text: string, author?: string): Promise<void> {
    await expect(this.message(text)).toHaveCount(1);
    if (author !== undefined) await expect(this.message(text)).toContainText(author);
  }

  async expectDelivery(text: string, words: string): Promise<void> {
    await expect(this.message(text).getByRole("button", { name: words })).toBeVisible();
  }

  /** Creates a conversation by the dialog and leaves it open. */
  async createConversation(title: string): Promise<void> {
    const list = this.page.getByRole("region", { name: "Conversations" });
    await list.getByRole("button", { name: "New conversation" }).first().click();
    const dialog = this.page.getByRole("dialog", { name: "New conversation" });
    await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(title);
    await dialog.getByRole("button", { name: "Create" }).click();
    await expect(dialog).toBeHidden();
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }

  get details(): Locator {
    return this.page.getByRole("region", { name: "Details" });
  }

  async showDetails(): Promise<void> {
    const show = this.page.getByRole("button", { name: "Show details" });
    if (await show.isVisible()) await show.click();
    await expect(this.details).toBeVisible();
  }

  /** Opens the dialog and types the number; choosing the Twilio number is left to the story. */
  async startAddingPhone(number: string): Promise<Locator> {
    await this.showDetails();
    await this.details.getByRole("button", { name: "Add", exact: true }).click();
    await this.page.getByRole("menuitem", { name: "Phone" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Add a phone" });
    await dialog.getByRole("textbox", { name: "Phone number" }).fill(number);
    return dialog;
  }

  async addPhone(number: string, proxyAddress: string): Promise<void> {
    const dialog = await this.startAddingPhone(number);
    await dialog.getByRole("radio", { name: proxyAddress }).check();
    await dialog.getByRole("button", { name: /^Add with/ }).click();
    await expect(dialog).toBeHidden();
    await expect(this.details.getByRole("listitem").filter({ hasText: number })).toBeVisible();
  }

  async addPerson(identity: string): Promise<void> {
    await this.showDetails();
    await this.details.getByRole("button", { name: "Add", exact: true }).click();
    await this.page.getByRole("menuitem", { name: "Person in chat" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Add a person in chat" });
    await dialog.getByRole("textbox", { name: "Name" }).fill(identity);
    await dialog.getByRole("button", { name: "Add" }).click();
    await expect(dialog).toBeHidden();
  }

  async removePerson(name: string): Promise<void> {
    await this.showDetails();
    await this.details.getByRole("button", { name: `Options for ${name}` }).click();
    await this.page.getByRole("menuitem", { name: "Remove" }).click();
    const dialog = this.page.getByRole("alertdialog", { name: `Remove ${name}?` });
    await dialog.getByRole("button", { name: "Remove" }).click();
    await expect(dialog).toBeHidden();
    await expect(this.details.getByRole("listitem").filter({ hasText: name })).toHaveCount(0);
  }

  /** A handset of the phones pane. */
  handset(number: string): Locator {
    return this.page.getByRole("region", { name: `Phone ${number}` });
  }
}
