import type { AskPace } from "./player.ts";

/** A control that the story needs is not on the screen. */
export class NotOnScreen extends Error {
  override readonly name = "NotOnScreen";
  /** What it is called. */
  readonly what: string;

  constructor(what: string) {
    super(`${what} is not on the screen`);
    this.what = what;
  }
}

const selectors = {
  button: "button, [role=button]",
  dialog: "[role=dialog], [role=alertdialog]",
  field: "input:not([type=radio]), textarea",
  item: "[role=menuitem]",
  radio: "input[type=radio]",
  region: "section, [role=region]",
  tab: "[role=tab]",
} as const;

export type Control = keyof typeof selectors;
/** The whole name, or a part of it. */
export type Name = string | { part: string };

const lookAgainMs = 60;
const patienceMs = 6_000;

/** The control of this name that a person could see now. */
export function look(
  control: Control,
  name: Name,
  inside: ParentNode = document,
): HTMLElement | null {
  for (const element of inside.querySelectorAll<HTMLElement>(selectors[control])) {
    if (isNamed(element, name) && isShown(element)) return element;
  }
  return null;
}

/** Waits until it is there. */
export async function find(
  control: Control,
  name: Name,
  signal: AbortSignal,
  inside: ParentNode = document,
): Promise<HTMLElement> {
  return await findBy(() => look(control, name, inside), nameText(name), signal);
}

export async function findBy(
  see: () => HTMLElement | null,
  what: string,
  signal: AbortSignal,
): Promise<HTMLElement> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const element = see();
    if (element !== null) return element;
    if (performance.now() > deadline) throw new NotOnScreen(what);
    await sleep(lookAgainMs, signal);
    signal.throwIfAborted();
  }
}

/** Presses it so that everybody sees which one it was. */
export async function press(
  element: HTMLElement,
  pace: AskPace,
  signal: AbortSignal,
): Promise<void> {
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  await point(element, pace, signal);
  // A menu opens when the pointer goes down, everything else with the click.
  if (element.getAttribute("aria-haspopup") === "menu" && element.id !== "") {
    element.dispatchEvent(
      new PointerEvent("pointerdown", { bubbles: true, cancelable: true, button: 0 }),
    );
  } else {
    element.click();
  }
}

/** Types letter by letter into the field, which holds nothing else afterwards. */
export async function type(
  element: HTMLElement,
  text: string,
  pace: AskPace,
  signal: AbortSignal,
): Promise<void> {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  const before = document.activeElement;
  element.focus({ preventScroll: true });
  try {
    let typed = "";
    for (const letter of text) {
      typed += letter;
      const { keyMs } = await pace();
      if (keyMs === 0) break;
      put(element, typed);
      await sleep(keyMs, signal);
      signal.throwIfAborted();
    }
    put(element, text);
  } finally {
    // The presenter's keys go on working where they were.
    if (before instanceof HTMLElement && before.closest("[data-story]") !== null) before.focus();
  }
}

/** The value as a person's typing sets it: React hears only what goes through the element's own setter. */
function put(element: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype =
    element instanceof HTMLInputElement
      ? HTMLInputElement.prototype
      : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(element, value);
  element.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Draws a ring around it for a moment. */
async function point(element: HTMLElement, pace: AskPace, signal: AbortSignal): Promise<void> {
  const { beatMs } = await pace();
  if (beatMs === 0) return;
  const shown =
    element instanceof HTMLInputElement ? (element.closest("label") ?? element) : element;
  shown.setAttribute("data-story-hand", "");
  await sleep(beatMs, signal).finally(() => shown.removeAttribute("data-story-hand"));
  signal.throwIfAborted();
}

/** Ends early, and without an error, when the signal is aborted. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}

function isNamed(element: HTMLElement, name: Name): boolean {
  const own = nameOf(element);
  return typeof name === "string" ? own === name : own.includes(name.part);
}

function nameText(name: Name): string {
  return typeof name === "string" ? name : name.part;
}

function nameOf(element: HTMLElement): string {
  const label = element.getAttribute("aria-label");
  if (label !== null) return label;
  const ids = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
  if (ids.length > 0) {
    return ids.map((id) => plain(document.getElementById(id)?.textContent ?? "")).join(" ");
  }
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    return [...(element.labels ?? [])].map(({ textContent }) => plain(textContent)).join(" ");
  }
  return plain(element.textContent);
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility() && element.closest("[inert]") === null;
}
