/** What the start itself needs comes first. */
const delayMs = 2000;

/** Lets the browser keep the page for when there is no network (public/sw.js). Not in development, where files change. */
export function registerShell(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  setTimeout(() => {
    // Where it is forbidden (a private window), the app works all the same with a network.
    navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  }, delayMs);
}
