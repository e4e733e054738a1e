import type { Page } from "playwright";

/* What is looked at from inside a page. The functions without parameters run there, before anything of the app. */

/** Tells when the first frame was made that has a text of the measurement in the thread: `arrivals`, as the bare SDK's page. */
export function watchTexts(): void {
  const arrivals: { body: string; at: number }[] = [];
  const known = new Set<string>();
  Object.assign(globalThis, { arrivals });
  let isWaiting = false;

  function look(): void {
    isWaiting = false;
    const thread = document.querySelector('[aria-label="Messages"]')?.textContent ?? "";
    for (const [body] of thread.matchAll(/measured \d+\./g)) {
      if (known.has(body)) continue;
      known.add(body);
      arrivals.push({ body, at: performance.timeOrigin + performance.now() });
    }
  }

  new MutationObserver(() => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(look);
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

export async function watchedTexts(page: Page): Promise<{ body: string; at: number }[]> {
  // Both pages make it so.
  return page.evaluate(() => Reflect.get(globalThis, "arrivals") as { body: string; at: number }[]);
}

/** What we read of React's tree (react-reconciler, ReactInternalTypes). */
interface Fiber {
  flags: number;
  child: Fiber | null;
  sibling: Fiber | null;
  stateNode: unknown;
}

/**
 * Counts rows of the thread that React has drawn, by the hook that it offers to its developer tools. A row is drawn when
 * the component that makes the row's element did work; its fiber is another one than before only when it was looked at.
 */
export function countRenderedRows(): void {
  const performedWork = 1;
  const makers = new WeakMap<object, Fiber>();
  const rows = { made: 0, drawnAgain: 0 };

  function look(row: Element, maker: Fiber): void {
    const before = makers.get(row);
    if (before === maker) return;
    makers.set(row, maker);
    if (before === undefined) rows.made += 1;
    else if ((maker.flags & performedWork) !== 0) rows.drawnAgain += 1;
  }

  /** `maker`: the nearest component above. */
  function visit(fiber: Fiber | null, maker: Fiber | null): void {
    for (let at = fiber; at !== null; at = at.sibling) {
      const element = at.stateNode instanceof HTMLElement ? at.stateNode : null;
      if (element !== null && "threadRow" in element.dataset && maker !== null)
        look(element, maker);
      else visit(at.child, element === null ? at : maker);
    }
  }

  Object.assign(globalThis, {
    rowsDrawn: () => ({ ...rows }),
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onCommitFiberRoot: (_id: number, root: { current: Fiber }) => visit(root.current, null),
    },
  });
}

export async function rowsDrawn(page: Page): Promise<{ made: number; drawnAgain: number }> {
  // Set by the function above.
  const read = () => (Reflect.get(globalThis, "rowsDrawn") as () => never)();
  return page.evaluate(read);
}
