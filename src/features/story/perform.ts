import type { Address } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import {
  conversationNamed,
  fetchAccount,
  messageWith,
  moveClock,
  postByRest,
  sendFromPhone,
} from "./emulatorCalls.ts";
import { find, findBy, look, NotOnScreen, press, sleep, type } from "./hands.ts";
import type { Pace } from "./player.ts";
import type { Action } from "./scene.ts";
import type { Stage } from "./stage.ts";

/** Somebody's hands on the app: where they are, how fast they move, and when they have to stop. */
interface Hands {
  stage: Stage;
  pace: () => Pace;
  signal: AbortSignal;
}

const hourMs = 3_600_000;

/** Does what a scene says, through the control that a person would use. */
export async function perform(
  action: Action,
  stage: Stage,
  pace: () => Pace,
  signal: AbortSignal,
): Promise<void> {
  const hands: Hands = { stage, pace, signal };
  switch (action.act) {
    case "open":
      await open(hands, action.conversation);
      return;
    case "details":
      await open(hands, action.conversation);
      stage.showDetails(true);
      return;
    case "text":
      await textFromHandset(hands, action);
      return;
    case "groupText":
      await sendFromPhone(action.phone, action.to, action.body);
      return;
    case "write":
      await write(hands, action);
      return;
    case "template":
      await sendTemplate(hands, action);
      return;
    case "addPhone":
      await addPhone(hands, action);
      return;
    case "tryPhone":
      await startAddingPhone(hands, action);
      return;
    case "closeDialog":
      await closeDialog(hands);
      return;
    case "switchPhone":
      await switchPhone(hands, action);
      return;
    case "route": {
      const sid = await sidOf(action.conversation);
      const message = await messageWith(sid, action.body);
      if (message === undefined) throw new NotOnScreen(action.body);
      stage.showPhones(stage.isNarrow() ? false : true);
      stage.openRoute(message, sid);
      return;
    }
    case "numbers":
      stage.openNumbers();
      return;
    case "clock":
      await moveClock(action.hours * hourMs);
      return;
    case "rest":
      await callRest(action);
  }
}

async function sidOf(conversation: string): Promise<ConversationSid> {
  const sid = await conversationNamed(conversation);
  if (sid === undefined) throw new NotOnScreen(conversation);
  return sid;
}

async function open({ stage, signal }: Hands, conversation: string): Promise<ConversationSid> {
  const sid = await sidOf(conversation);
  if (stage.isNarrow()) stage.showPhones(false);
  stage.openConversation(sid);
  await findBy(
    () =>
      [...document.querySelectorAll("h1")].find((head) => head.textContent === conversation) ??
      null,
    conversation,
    signal,
  );
  return sid;
}

async function handsetOf({ stage, pace, signal }: Hands, phone: Address): Promise<HTMLElement> {
  const { phones } = stage.texts;
  const number = formatAddress(phone);
  stage.showPhones(true);
  // One at a time the others have tabs.
  const see = () => look("region", phones.handset(number)) ?? look("tab", number);
  const found = await findBy(see, phones.handset(number), signal);
  if (found.getAttribute("role") === "tab") await press(found, pace, signal);
  const handset = await find("region", phones.handset(number), signal);
  handset.scrollIntoView({ block: "nearest", inline: "nearest" });
  return handset;
}

async function textFromHandset(
  hands: Hands,
  { phone, to, body }: { phone: Address; to: Address; body: string },
): Promise<void> {
  const { pace, signal } = hands;
  const { phones } = hands.stage.texts;
  const handset = await handsetOf(hands, phone);
  const number = formatAddress(to);
  const seeField = () => look("field", phones.message(number), handset);
  if (seeField() === null) await openThread(hands, handset, number);
  const field = await findBy(seeField, phones.message(number), signal);
  await type(field, body, pace, signal);
  await press(await find("button", phones.send, signal, handset), pace, signal);
}

/** Back to the list of threads, then to the one with this number, be it a first text to it. */
async function openThread(hands: Hands, handset: HTMLElement, number: string): Promise<void> {
  const { pace, signal } = hands;
  const { phones } = hands.stage.texts;
  const seeRow = () => look("button", { part: number }, handset);
  const seeBack = () => look("button", phones.backToThreads, handset);
  const back = seeRow() === null ? seeBack() : null;
  if (back !== null) await press(back, pace, signal);
  const seeNew = () => look("button", phones.textNumber, handset);
  const row = await findBy(() => seeRow() ?? seeNew(), number, signal);
  await press(row, pace, signal);
  if (seeRow() !== null) await press(await findBy(seeRow, number, signal), pace, signal);
}

async function write(
  hands: Hands,
  { conversation, body }: { conversation: string; body: string },
): Promise<void> {
  const { stage, pace, signal } = hands;
  await open(hands, conversation);
  if (stage.isNarrow()) stage.showDetails(false);
  const { composer } = stage.texts;
  const field = await find("field", composer.label, signal);
  await type(field, body, pace, signal);
  await press(await find("button", composer.send, signal, composerOf(field)), pace, signal);
}

function composerOf(field: HTMLElement): HTMLElement {
  const composer = field.closest<HTMLElement>("[data-composer]");
  if (composer === null) throw new NotOnScreen("[data-composer]");
  return composer;
}

async function sendTemplate(
  hands: Hands,
  action: { conversation: string; name: string; values: readonly string[] },
): Promise<void> {
  const { stage, pace, signal } = hands;
  const { composer } = stage.texts;
  await open(hands, action.conversation);
  await press(await find("button", composer.chooseTemplate, signal), pace, signal);
  const dialog = await findBy(openDialog, composer.chooseTemplate, signal);
  await press(await find("button", { part: action.name }, signal, dialog), pace, signal);
  for (const [place, value] of action.values.entries()) {
    const name = { part: composer.templates.variable(String(place + 1)) };
    await type(await find("field", name, signal, dialog), value, pace, signal);
  }
  await press(await find("button", composer.templates.send, signal, dialog), pace, signal);
}

async function startAddingPhone(
  hands: Hands,
  { conversation, phone }: { conversation: string; phone: Address },
): Promise<HTMLElement> {
  const { stage, pace, signal } = hands;
  const { details } = stage.texts;
  await open(hands, conversation);
  stage.showDetails(true);
  const pane = await find("region", details.title, signal);
  const seeItem = () => look("item", details.addPhone);
  await press(await find("button", details.add, signal, pane), pace, signal);
  await press(await findBy(seeItem, details.addPhone, signal), pace, signal);
  const dialog = await findBy(openDialog, details.addPhoneTitle, signal);
  const field = await find("field", details.phoneNumber, signal, dialog);
  await type(field, formatAddress(phone), pace, signal);
  return dialog;
}

async function addPhone(
  hands: Hands,
  action: { conversation: string; phone: Address; via: Address },
): Promise<void> {
  const { pace, signal } = hands;
  const dialog = await startAddingPhone(hands, action);
  const number = formatAddress(action.via);
  const radio = await find("radio", { part: number }, signal, dialog);
  await press(radio, pace, signal);
  await findBy(() => (isChecked(radio) ? radio : null), number, signal);
  const submit = await findBy(() => dialog.querySelector("button[type=submit]"), number, signal);
  await press(submit, pace, signal);
  await findBy(() => (openDialog() === null ? document.body : null), number, signal);
}

function isChecked(radio: HTMLElement): boolean {
  return radio instanceof HTMLInputElement && radio.checked;
}

async function closeDialog({ pace, signal, stage }: Hands): Promise<void> {
  const dialog = openDialog();
  if (dialog === null) return;
  await press(await find("button", stage.texts.shell.cancel, signal, dialog), pace, signal);
  await findBy(() => (openDialog() === null ? document.body : null), "dialog", signal);
}

function openDialog(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[role=dialog], [role=alertdialog]");
}

async function switchPhone(
  hands: Hands,
  { phone, state }: { phone: Address; state: "on" | "off" },
): Promise<void> {
  const { phones } = hands.stage.texts;
  const handset = await handsetOf(hands, phone);
  const number = formatAddress(phone);
  const name = state === "on" ? phones.turnOn(number) : phones.turnOff(number);
  await press(await find("button", name, hands.signal, handset), hands.pace, hands.signal);
  // What comes next is about a phone that has changed.
  await sleep(hands.pace().beatMs, hands.signal);
}

/** `{A title}` in the path is that conversation's sid; `{origin}` in a value is this emulator's address. */
async function callRest({
  path,
  form,
}: {
  path: string;
  form: Readonly<Record<string, string>>;
}): Promise<void> {
  const title = /\{(.+)\}/.exec(path)?.[1];
  const named = title === undefined ? path : path.replace(`{${title}}`, await sidOf(title));
  const { urls } = await fetchAccount();
  const filled = Object.entries(form).map(([key, value]) => [
    key,
    value.replaceAll("{origin}", urls.rest),
  ]);
  await postByRest(named, Object.fromEntries(filled));
}
