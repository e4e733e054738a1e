import gifenc from "gifenc";

const { GIFEncoder, quantize, applyPalette } = gifenc;

export interface Frame {
  rgba: Uint8Array;
  /** When it was taken; epoch ms. */
  at: number;
}

const colours = 96;
const lastStandsMs = 3000;

/** An animated GIF that is played again and again. What does not change from frame to frame is not written again. */
export function toGif(frames: readonly Frame[], width: number, height: number): Uint8Array {
  const palette = quantize(sampleOf(frames), colours);
  const transparent = palette.length;
  palette.push([0, 0, 0]);
  const colourOnly = palette.slice(0, transparent);
  const drawn = frames
    .map(({ rgba, at }) => ({ at, index: applyPalette(rgba, colourOnly) }))
    .filter(({ index }, place, all) => place === 0 || !isSame(index, all[place - 1]?.index));
  const gif = GIFEncoder();
  for (const [place, { index, at }] of drawn.entries()) {
    const before = drawn[place - 1]?.index;
    const next = drawn[place + 1]?.at;
    gif.writeFrame(
      before === undefined ? index : changed(index, before, transparent),
      width,
      height,
      {
        ...(place === 0 && { palette }),
        delay: next === undefined ? lastStandsMs : next - at,
        transparent: place > 0,
        transparentIndex: transparent,
        dispose: 1,
      },
    );
  }
  gif.finish();
  return gif.bytes();
}

/** Some lines of some frames: enough to choose the colours by. */
function sampleOf(frames: readonly Frame[]): Uint8Array {
  const step = Math.max(1, Math.floor(frames.length / 6));
  return Buffer.concat(frames.filter((_, place) => place % step === 0).map(({ rgba }) => rgba));
}

function isSame(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0;
}

function changed(index: Uint8Array, before: Uint8Array, transparent: number): Uint8Array {
  return index.map((colour, place) => (colour === before[place] ? transparent : colour));
}
