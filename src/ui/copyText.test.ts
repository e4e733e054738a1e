import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { copyText } from "./copyText.ts";
import { currentToasts, dismissToast } from "./toasts.ts";

const words = { copied: "Copied", failed: "Not copied" };
const shown = () => currentToasts().map(({ text }) => text);

/** As much of a page as copying without the clipboard API takes. */
function stubPage({ obeys }: { obeys: boolean }) {
  const given: string[] = [];
  let listener: ((event: unknown) => void) | undefined;
  vi.stubGlobal("getSelection", () => null);
  vi.stubGlobal("document", {
    body: { append: () => undefined },
    createElement: () => ({ style: {}, remove: () => undefined }),
    addEventListener: (_name: string, listens: (event: unknown) => void) => {
      listener = listens;
    },
    removeEventListener: () => undefined,
    execCommand: () => {
      if (!obeys) return false;
      listener?.({
        clipboardData: { setData: (_type: string, text: string) => given.push(text) },
        preventDefault: () => undefined,
        stopImmediatePropagation: () => undefined,
      });
      return true;
    },
  });
  return given;
}

beforeEach(() => currentToasts().forEach(({ id }) => dismissToast(id)));
afterEach(() => void vi.unstubAllGlobals());

test("copies by the clipboard, and says so", async () => {
  const written: string[] = [];
  vi.stubGlobal("navigator", {
    clipboard: { writeText: async (text: string) => void written.push(text) },
  });
  expect(await copyText("+1 650 555 1111", { ...words, detail: "+1 650 555 1111" })).toBe(true);
  expect(written).toEqual(["+1 650 555 1111"]);
  expect(currentToasts()).toMatchObject([{ text: "Copied", detail: "+1 650 555 1111" }]);
});

test.each([
  ["without a clipboard", {}],
  ["refused by it", { clipboard: { writeText: () => Promise.reject(new Error("denied")) } }],
])("%s it copies the older way", async (_case, navigator) => {
  vi.stubGlobal("navigator", navigator);
  const given = stubPage({ obeys: true });
  expect(await copyText("the text", words)).toBe(true);
  expect(given).toEqual(["the text"]);
  expect(shown()).toEqual(["Copied"]);
});

test("says when neither way is open", async () => {
  vi.stubGlobal("navigator", {});
  stubPage({ obeys: false });
  expect(await copyText("the text", words)).toBe(false);
  expect(shown()).toEqual(["Not copied"]);
});
