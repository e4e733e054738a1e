import type { MediaReference } from "../store/rows.ts";

/** What a browser may show by itself; nothing here can run a script of ours. SVG can, so it is not in it. */
const shown =
  /^(image\/(png|jpeg|gif|webp|avif|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+|text\/plain|application\/pdf)$/;

/** The type as it was sent when it is harmless, otherwise one that no browser interprets. */
function harmlessType(contentType: string): string {
  const [type = ""] = contentType.toLowerCase().split(";");
  if (!shown.test(type.trim())) return "application/octet-stream";
  return type.trim() === "text/plain" ? "text/plain; charset=utf-8" : type.trim();
}

/** Media come from strangers: they are never run, never guessed at, and saved rather than opened when in doubt. */
export function contentHeaders(media: MediaReference): Record<string, string> {
  const type = harmlessType(media.contentType);
  const disposition = type === "application/octet-stream" ? "attachment" : "inline";
  return {
    "content-type": type,
    "content-disposition": `${disposition}${filenameParameter(media.filename)}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "cross-origin-resource-policy": "cross-origin",
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=300, immutable",
  };
}

/** RFC 6266, with the plain form for old programs. */
function filenameParameter(filename: string | null): string {
  if (filename === null || filename === "") return "";
  const plain = filename.replaceAll(/[^\w.()\- ]/g, "_");
  const encoded = encodeURIComponent(filename.replaceAll(/\p{Surrogate}/gu, "_")).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
