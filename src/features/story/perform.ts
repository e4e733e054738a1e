import type { Address } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { CallRefused } from "./call.ts";
import {
  conversationNamed,
  fetchAccount,
  messageWith,
  moveClock,
  postByRest,
} from "./emulatorCalls.ts";
import { find, findBy, look, NotOnScreen, press, sleep, type } from "./hands.ts";
import type { AskPace } from "./player.ts";
import type { Action, Form } from "./scene.ts";
import type { Stage } from "./stage.ts";

/** Somebody's hands on the app: where they are, how fast they move, and when they have to stop. */
interface Hands {
  stage: Stage;
  pace: AskPace;
  signal: AbortSignal;
}

const hourMs = 3_600_000;
const lookAgainMs = 100;

/** Does what a scene says, through the control that a person would use. */
export async function perform(
  action: Action,
  stage: Stage,
  pace: AskPace,
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
      await textGroup(hands, action);
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
      await callRest(stage, action);
      return;
    case "refusedRest":
      await callRefused(stage, action);
  }
}

async function sidOf(conversation: string): Promise<ConversationSid> {
  const sid = await conversationNamed(conversation);
  if (sid === undefined) throw new NotOnScreen(conversation);
  return sid;
}

async function open(
  { stage, pace, signal }: Hands,
  conversation: string,
): Promise<ConversationSid> {
  const sid = await sidOf(conversation);
  // What an earlier step has left open is in the way.
  await closeDialog({ stage, pace, signal });
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

/** As somebody makes a group on a phone: a new one, whom it is with, and the first words. */
async function textGroup(
  hands: Hands,
  { phone, to, body }: { phone: Address; to: readonly Address[]; body: string },
): Promise<void> {
  const { pace, signal } = hands;
  const { phones } = hands.stage.texts;
  const handset = await handsetOf(hands, phone);
  const push = async (name: string | { part: string }) =>
    await press(await find("button", name, signal, handset), pace, signal);
  const back = look("button", phones.backToThreads, handset);
  if (back !== null) await press(back, pace, signal);
  await push(phones.textNumber);
  await push(phones.group);
  for (const address of to) await push({ part: formatAddress(address) });
  await push(phones.groupNext(to.length));
  const field = await find("field", phones.messageGroup, signal, handset);
  await type(field, body, pace, signal);
  await push(phones.send);
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
  const sid = await open(hands, conversation);
  if (stage.isNarrow()) stage.showDetails(false);
  const { composer } = stage.texts;
  const field = await find("field", composer.label, signal);
  await type(field, body, pace, signal);
  await press(await find("button", composer.send, signal, composerOf(field)), pace, signal);
  // What comes next may be about it.
  while ((await messageWith(sid, body)) === undefined) {
    await sleep(lookAgainMs, signal);
    signal.throwIfAborted();
  }
}

function composerOf(field: HTMLElement): HTMLElement {
  const composer = field.closest<HTMLElement>("[data-composer]");
  if (composer === null) throw new NotOnScreen("[data-composer]");
  return composer;
}

async function sendTemplate(
  hands: Hands,
  action: { conversation: string; after: string; name: string; values: readonly string[] },
): Promise<void> {
  const { stage, pace, signal } = hands;
  const { composer, templates } = stage.texts;
  await open(hands, action.conversation);
  const mark = await findBy(() => deliveryMarkOf(action.after), action.after, signal);
  await press(mark, pace, signal);
  await press(await find("button", composer.chooseTemplate, signal), pace, signal);
  const dialog = dialogAround(await find("field", templates.search, signal));
  await press(await find("button", { part: action.name }, signal, dialog), pace, signal);
  for (const [place, value] of action.values.entries()) {
    const name = { part: templates.variable(String(place + 1)) };
    await type(await find("field", name, signal, dialog), value, pace, signal);
  }
  await press(await find("button", templates.send, signal, dialog), pace, signal);
}

async function startAddingPhone(
  hands: Hands,
  { conversation, phone }: { conversation: string; phone: Address },
): Promise<HTMLElement> {
  const { stage, pace, signal } = hands;
  const { details, shell } = stage.texts;
  await open(hands, conversation);
  stage.showDetails(true);
  const pane = await find("region", shell.details, signal);
  const seeItem = () => look("item", details.addPhone);
  await press(await find("button", details.add, signal, pane), pace, signal);
  await press(await findBy(seeItem, details.addPhone, signal), pace, signal);
  const field = await find("field", details.phoneNumber, signal);
  await type(field, formatAddress(phone), pace, signal);
  return dialogAround(field);
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
  // Details that lie over the thread would hide what comes next.
  hands.stage.showDetails(false);
}

function isChecked(radio: HTMLElement): boolean {
  return radio instanceof HTMLInputElement && radio.checked;
}

async function closeDialog({ pace, signal, stage }: Hands): Promise<void> {
  const dialog = openDialog();
  const cancel = dialog === null ? null : look("button", stage.texts.shell.cancel, dialog);
  if (cancel === null) return;
  await press(cancel, pace, signal);
  await findBy(() => (openDialog() === null ? document.body : null), "dialog", signal);
}

/** The mark below the message: what of it reached whom. */
function deliveryMarkOf(body: string): HTMLElement | null {
  const rows = [...document.querySelectorAll<HTMLElement>("main [role=listitem], main li")];
  const row = rows.findLast(({ textContent }) => textContent.includes(body));
  return row?.querySelector<HTMLElement>("button[aria-haspopup=dialog]") ?? null;
}

function dialogAround(element: HTMLElement): HTMLElement {
  return element.closest<HTMLElement>("[role=dialog]") ?? document.body;
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
  await sleep((await hands.pace()).beatMs, hands.signal);
}

async function callRest(
  { store }: Stage,
  { path, form }: { path: string; form: Form },
): Promise<void> {
  const title = /\{(.+)\}/.exec(path)?.[1];
  const named = title === undefined ? path : path.replace(`{${title}}`, await sidOf(title));
  const { urls } = await fetchAccount();
  // Inside JSON too it has to stay one text.
  const me = JSON.stringify(store.getState().me ?? "").slice(1, -1);
  const fill = (value: string) => value.replaceAll("{origin}", urls.rest).replaceAll("{me}", me);
  const filled = Object.entries(form).flatMap(([key, values]) =>
    [values].flat().map((value) => [key, fill(value)]),
  );
  await postByRest(named, new URLSearchParams(filled));
}

async function callRefused(
  stage: Stage,
  action: { path: string; form: Form; code: number },
): Promise<void> {
  try {
    await callRest(stage, action);
  } catch (error) {
    if (error instanceof CallRefused && error.code === action.code) return;
    throw error;
  }
  throw new CallRefused(`it was not refused with ${action.code}`, null);
}
