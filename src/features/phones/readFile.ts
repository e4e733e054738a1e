import type { OutgoingMedia } from "./emulatorApi.ts";

/** A file as the control surface takes it. */
export function readFile(file: File): Promise<OutgoingMedia> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("error", () => reject(reader.error ?? new Error(file.name)));
    reader.addEventListener("load", () => {
      // A data URL: `data:image/png;base64,` and the bytes.
      const url = typeof reader.result === "string" ? reader.result : "";
      const contentType = file.type === "" ? "application/octet-stream" : file.type;
      resolve({ contentType, filename: file.name, data: url.slice(url.indexOf(",") + 1) });
    });
    reader.readAsDataURL(file);
  });
}
