import { readFile } from "node:fs/promises";
import { test } from "playwright/test";

/** `part` of the side is the drawing; a maskable icon may be cut to a circle. */
const icons = [
  { name: "icon-192.png", size: 192, part: 0.78 },
  { name: "icon-512.png", size: 512, part: 0.78 },
  { name: "icon-maskable-512.png", size: 512, part: 0.6 },
];

for (const { name, size, part } of icons) {
  test(name, async ({ page }) => {
    const svg = await readFile("public/favicon.svg", "utf8");
    const side = Math.round(size * part);
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<body style="margin:0;height:100vh;display:grid;place-items:center;background:#f1ede7"><div style="width:${side}px">${svg}</div>`,
    );
    await page.screenshot({ path: `public/${name}` });
  });
}
