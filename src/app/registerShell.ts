/** Lets the browser keep the page for when there is no network (public/sw.js). Not in development, where files change. */
export function registerShell(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Where it is forbidden (a private window), the app works all the same with a network.
  navigator.serviceWorker.register("/sw.js").catch(() => undefined);
}
