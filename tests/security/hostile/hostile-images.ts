import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { tiffOf } from '../../unit/reading-documents/tiff.ts';
import type { HostileDocument } from './hostile-documents.ts';

const TOO_LARGE = /million pixels; at most 300 million/;
const DAMAGED = /damaged/;

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Black, one bit a pixel. */
function png(
  width: number,
  height: number,
  pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height)),
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(1, 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function small(): Sharp {
  return sharp({ create: { width: 300, height: 300, channels: 3, background: 'red' } });
}

/** A JPEG that says it is larger than it is. */
async function lyingJpeg(): Promise<Buffer> {
  const bytes = await small().jpeg().toBuffer();
  const frame = bytes.indexOf(Buffer.from('ffc0', 'hex'));
  bytes.writeUInt16BE(65_500, frame + 5);
  bytes.writeUInt16BE(65_500, frame + 7);
  return bytes;
}

async function cut(image: Promise<Buffer>, part: number): Promise<Buffer> {
  const bytes = await image;
  return bytes.subarray(0, Math.floor(bytes.length * part));
}

/** Its second page is its first. */
function tiffInACircle(): Buffer {
  const bytes = tiffOf([
    { width: 9, height: 9, grey: 1 },
    { width: 9, height: 9, grey: 2 },
  ]);
  const second = bytes.readUInt32LE(8 + 2 + 9 * 12);
  bytes.writeUInt32LE(8, second + 2 + 9 * 12);
  return bytes;
}

function tiffThatLies(): Buffer {
  const bytes = tiffOf([{ width: 9, height: 9, grey: 1 }]);
  bytes.writeUInt32LE(100_000, 8 + 2 + 8);
  bytes.writeUInt32LE(100_000, 8 + 2 + 12 + 8);
  return bytes;
}

export const HOSTILE_IMAGES: HostileDocument[] = [
  { name: 'empty.jpg', make: () => Buffer.alloc(0), reason: /empty/ },
  { name: 'flood.png', make: () => png(40_000, 40_000, deflateSync(Buffer.alloc(1000))), reason: TOO_LARGE },
  { name: 'bomb.png', make: () => png(17_000, 17_000), reason: /memory|within|damaged/, pages: [0, 1] },
  { name: 'noise.png', make: () => png(500, 500, Buffer.from('no pixels at all')), reason: DAMAGED },
  { name: 'lying.jpg', make: lyingJpeg, reason: TOO_LARGE },
  { name: 'cut.jpg', make: () => cut(small().jpeg().toBuffer(), 0.5), reason: DAMAGED },
  { name: 'cut.webp', make: () => cut(small().webp().toBuffer(), 0.5), reason: DAMAGED },
  { name: 'cut.tif', make: () => cut(small().tiff({ compression: 'lzw' }).toBuffer(), 0.4), reason: DAMAGED },
  { name: 'circle.tif', make: tiffInACircle, reason: /damaged|pages/, pages: [0, 2] },
  { name: 'lying.tif', make: tiffThatLies, reason: TOO_LARGE },
  {
    name: 'drawing.png',
    make: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    reason: /no document/,
  },
  {
    name: 'moving.jpg',
    make: () => small().gif().toBuffer(),
    reason: /no image, whatever its name says: it looks like image\/gif/,
  },
  {
    name: 'picture-and-page.jpg',
    make: async () =>
      Buffer.concat([await small().jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>%PDF-1.4')]),
    pages: 1,
  },
];
