/** A colour in OKLCH, as the theme writes it: lightness 0 to 1, chroma, hue in degrees. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

function gammaEncode(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}

/** Björn Ottosson's matrices. Not rounded and not clipped, so that a colour outside sRGB can be noticed. */
function toSrgb({ l, c, h }: Oklch): [number, number, number] {
  const angle = (h * Math.PI) / 180;
  const a = c * Math.cos(angle);
  const b = c * Math.sin(angle);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gammaEncode(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    gammaEncode(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    gammaEncode(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

export function isInSrgb(color: Oklch): boolean {
  return toSrgb(color).every((channel) => channel > -0.0005 && channel < 1.0005);
}

/** Relative luminance of WCAG 2.2, of the colour rounded to 8 bits a channel as a screen shows it. */
function luminance(color: Oklch): number {
  const [red, green, blue] = toSrgb(color).map((channel) => {
    const byte = Math.min(255, Math.max(0, Math.round(channel * 255))) / 255;
    return byte <= 0.04045 ? byte / 12.92 : ((byte + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number]; // map keeps the length of the tuple, which its type forgets
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of WCAG 2.2, from 1 to 21. */
export function contrast(one: Oklch, other: Oklch): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((x, y) => x - y) as [
    number,
    number,
  ]; // two in, two out
  return (lighter + 0.05) / (darker + 0.05);
}
