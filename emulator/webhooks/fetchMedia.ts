import type { Clock } from "../clock.ts";
import { isAllowedTarget } from "./webhookTargets.ts";

/** A file that an answer names by its URL. */
export interface FetchedMedia {
  contentType: string;
  filename: string | null;
  data: Buffer;
}

/** Media of a text may have 5 MB together (TwiML for Messaging: Media). */
const maxBytes = 5 * 1024 * 1024;

/** Loads a file as Twilio does before it sends it; throws a sentence. Only where webhooks may go. */
export async function fetchMedia(
  url: URL,
  {
    allowedHosts,
    timeoutMs,
    clock,
  }: { allowedHosts: readonly string[]; timeoutMs: number; clock: Clock },
): Promise<FetchedMedia> {
  if (!isAllowedTarget(url.href, allowedHosts)) {
    throw new Error(`11200 ${url.host} is not on the list of allowed hosts`);
  }
  const abort = new AbortController();
  const cancel = clock.after(timeoutMs, () => abort.abort());
  try {
    // A redirect would lead past the list of allowed hosts.
    const response = await fetch(url, { signal: abort.signal, redirect: "manual" });
    if (!response.ok) throw new Error(`11200 ${url.href} answered ${response.status}`);
    const [contentType = ""] = (response.headers.get("content-type") ?? "").split(";");
    return {
      contentType: contentType.trim() || "application/octet-stream",
      filename: url.pathname.split("/").at(-1) || null,
      data: await readAll(response, url),
    };
  } finally {
    cancel();
  }
}

async function readAll({ body }: Response, url: URL): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > maxBytes) throw new Error(`11751 ${url.href} is over 5 MB`);
  }
  return Buffer.concat(chunks);
}
