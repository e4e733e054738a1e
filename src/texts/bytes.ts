import { currentLocale } from "./locale.ts";

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** "412 kB", "5.2 MB" in the reader's language. */
export function formatBytes(sizeBytes: number): string {
  let size = sizeBytes;
  let place = 0;
  while (size >= 1000 && place < units.length - 1) {
    size /= 1000;
    place += 1;
  }
  return new Intl.NumberFormat(currentLocale(), {
    style: "unit",
    unit: units[place] ?? "byte",
    // "14 bytes", but "412 kB".
    unitDisplay: place === 0 ? "long" : "short",
    maximumFractionDigits: size < 10 && place > 0 ? 1 : 0,
  }).format(size);
}
