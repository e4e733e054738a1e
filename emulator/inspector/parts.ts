import type { Html } from "./html.ts";
import { html } from "./html.ts";

export const root = "/_emulator/look";

/** Where something can be looked at: a sid, an address or `user:` and an identity. */
export function placeOf(id: string): string {
  return `${root}/${encodeURIComponent(id)}`;
}

export function link(id: string | null | undefined, words?: string): Html | string {
  if (id === null || id === undefined || id === "") return "–";
  return html`<a href="${placeOf(id)}">${words ?? id}</a>`;
}

export function time(epochMs: number | null): Html | string {
  if (epochMs === null) return "–";
  const iso = new Date(epochMs).toISOString();
  return html`<time datetime="${iso}">${iso.replace("T", " ").replace(/\.\d+Z$/, "")}</time>`;
}

export type Cell = Html | string | number | null | readonly (Html | string)[];

export function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  if (rows.length === 0) return html`<p class="none">None.</p>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function facts(pairs: readonly (readonly [string, Cell])[]): Html {
  return html`<dl>
    ${pairs.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value ?? "–"}</dd>`,
    )}
  </dl>`;
}

/** JSON, laid out. */
export function json(value: unknown): Html {
  return html`<pre>${JSON.stringify(value, null, 2)}</pre>`;
}

/** JSON text as somebody has posted it. */
export function jsonText(text: string): Html {
  try {
    return json(JSON.parse(text));
  } catch {
    return html`<pre>${text}</pre>`;
  }
}

const tones: Record<string, string> = {
  delivered: "good",
  read: "good",
  active: "good",
  approved: "good",
  on: "good",
  failed: "bad",
  undelivered: "bad",
  rejected: "bad",
  closed: "idle",
};

export function state(word: string, code?: number | null): Html {
  const tone = tones[word] ?? "warn";
  const number = code === null || code === undefined ? "" : ` ${code}`;
  return html`<span class="state ${tone}">${word}${number}</span>`;
}

export function section(title: string, ...content: readonly (Html | string)[]): Html {
  return html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;
}

const places = [
  ["/_emulator/", "Overview"],
  [`${root}/conversations`, "Conversations"],
  [`${root}/users`, "Users"],
  [`${root}/phones`, "Phones"],
  [`${root}/texts`, "Texts"],
  [`${root}/templates`, "Templates"],
  [`${root}/webhooks`, "Webhooks"],
  [`${root}/frames`, "Live frames"],
] as const;

export function page(title: string, query: string, ...content: readonly Html[]): string {
  const { markup } = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>${title} · Emulator</title>
      <link rel="stylesheet" href="/_emulator/inspector.css" />
    </head>
    <body>
      <header>
        <nav aria-label="Inspector">
          ${places.map(([href, words]) => html`<a href="${href}">${words}</a>`)}
        </nav>
        <form action="${root}" method="get" role="search">
          <input
            type="search"
            name="q"
            value="${query}"
            aria-label="Search"
            placeholder="Sid, number, name or words"
          />
          <button>Search</button>
        </form>
      </header>
      <main>
        <h1>${title}</h1>
        ${content}
      </main>
    </body>
  </html>`;
  return `<!doctype html>${markup}`;
}
