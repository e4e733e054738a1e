/*
 * The offline shell: the page and its own files, so that the app opens without a network and shows what it kept. Answers
 * of the server, tokens, media and the SDK's requests never pass through here: only what `isShell` names is touched.
 */
const cacheName = "partyline-shell-1";
const page = "/";
/** Files of older builds go when there are more than this; the newest are kept. */
const mostFiles = 200;

const isShell = ({ origin, pathname }) =>
  origin === location.origin &&
  (pathname.startsWith("/assets/") ||
    /^\/(favicon\.svg|icon-[a-z0-9-]+\.png|manifest\.webmanifest)$/.test(pathname));

/** Pages of the app; other paths belong to programs. */
const isPage = ({ origin, pathname }) =>
  origin === location.origin && /^\/($|c\/|numbers|route)/.test(pathname);

addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.add(page))
      .then(() => skipWaiting()),
  );
});

addEventListener("activate", (event) => {
  event.waitUntil(dropOthers().then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  if (request.mode === "navigate" && isPage(url)) event.respondWith(freshPage(request));
  else if (isShell(url))
    event.respondWith(url.pathname.startsWith("/assets/") ? keptFile(request) : freshFile(request));
});

async function freshPage(request) {
  const cache = await caches.open(cacheName);
  try {
    const answer = await fetch(request);
    // Every page of the app is the same file.
    if (answer.ok) await cache.put(page, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(page);
    if (kept) return kept;
    throw error;
  }
}

/** Its name has a hash of its content: it never changes. */
async function keptFile(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    await dropOld(cache);
  }
  return answer;
}

async function freshFile(request) {
  const cache = await caches.open(cacheName);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith("partyline-") && name !== cacheName)
      .map((name) => caches.delete(name)),
  );
}

async function dropOld(cache) {
  const files = (await cache.keys()).filter(({ url }) =>
    new URL(url).pathname.startsWith("/assets/"),
  );
  await Promise.all(
    files.slice(0, Math.max(0, files.length - mostFiles)).map((file) => cache.delete(file)),
  );
}

/** A note that the page could not show by itself (src/app/showNotification.ts): to the conversation, in a page that is open. */
addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openNoted(event.notification.data));
});

async function openNoted({ conversationSid, index, href }) {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const chat = open.find(({ url }) => isPage(new URL(url)));
  if (chat === undefined) return clients.openWindow(href);
  // Focus may be refused; the page goes there all the same.
  await chat.focus().catch(() => undefined);
  chat.postMessage({ type: "noteClicked", conversationSid, index });
}
