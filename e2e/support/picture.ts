import { crc32, deflateSync } from "node:zlib";

export interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const size = 120;

/** A picture of one colour, as a browser takes it for a real one. */
export function picture(
  name: string,
  colour: readonly [number, number, number] = [70, 110, 160],
): TestFile {
  const row = Buffer.concat([Buffer.from([0]), ...Array<Buffer>(size).fill(Buffer.from(colour))]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array<Buffer>(size).fill(row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))];
  return { name, mimeType: "image/png", buffer: Buffer.concat([signature, ...chunks]) };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
