/** A TIFF of many pages, each of one grey, without compression (TIFF 6.0, sections 2 and 4). */
export function tiffOf(pages: readonly { width: number; height: number; grey: number }[]): Buffer {
  const header = Buffer.from('49492a0008000000', 'hex');
  const pieces: Buffer[] = [header];
  let at = header.length;
  for (const [index, { width, height, grey }] of pages.entries()) {
    const tags = [
      [256, 4, width],
      [257, 4, height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, 0],
      [277, 3, 1],
      [278, 4, height],
      [279, 4, width * height],
    ];
    const directory = Buffer.alloc(2 + tags.length * 12 + 4);
    const pixels = Buffer.alloc(width * height, grey);
    directory.writeUInt16LE(tags.length, 0);
    for (const [place, [tag = 0, type = 0, value = 0]] of tags.entries()) {
      directory.writeUInt16LE(tag, 2 + place * 12);
      directory.writeUInt16LE(type, 4 + place * 12);
      directory.writeUInt32LE(1, 6 + place * 12);
      directory.writeUInt32LE(tag === 273 ? at + directory.length : value, 10 + place * 12);
    }
    const next = index + 1 < pages.length ? at + directory.length + pixels.length : 0;
    directory.writeUInt32LE(next, 2 + tags.length * 12);
    pieces.push(directory, pixels);
    at += directory.length + pixels.length;
  }
  return Buffer.concat(pieces);
}
