import { useEffect } from "react";
import { useUnreadTotal } from "../store/useUnreadTotal.ts";

const size = 64;
const plain = "/favicon.svg";

/** A dot on the page's icon while something is unread; a number would be too small to read. */
export function useFaviconBadge(): void {
  const hasUnread = useUnreadTotal() > 0;
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link === null || !hasUnread) return;
    let isCurrent = true;
    drawBadge().then(
      (url) => {
        if (isCurrent && url !== null) link.href = url;
      },
      // Then the title alone tells.
      () => undefined,
    );
    return () => {
      isCurrent = false;
      link.href = plain;
    };
  }, [hasUnread]);
}

async function drawBadge(): Promise<string | null> {
  const image = new Image(size, size);
  image.src = plain;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  pen.drawImage(image, 0, 0, size, size);
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--color-bad-line");
  pen.beginPath();
  pen.arc(size - 14, 14, 13, 0, 2 * Math.PI);
  pen.fill();
  return canvas.toDataURL("image/png");
}
