/** Takes away what the service worker keeps (public/sw.js), so that nothing of a visit is left in the browser. */
export async function forgetShell(): Promise<void> {
  // Missing on plain http beyond localhost, where there is no service worker either.
  if (typeof caches === "undefined") return;
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith("partyline-")).map((name) => caches.delete(name)),
  );
}
