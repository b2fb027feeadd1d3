const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** 1 January 1980, midnight: where the dates of ZIP begin (APPNOTE 4.4.6). */
const [TIME, DATE] = [0, 0x21];

/** The same archive with all its entries from the same moment, so that it does not tell when it was made. */
export function withFixedTimes(zip: Buffer): Buffer {
  const fixed = Buffer.from(zip);
  const end = fixed.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || fixed.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('No ZIP archive.');
  let at = fixed.readUInt32LE(end + 16);
  for (let left = fixed.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (fixed.readUInt32LE(at) !== CENTRAL_HEADER) throw new Error('A ZIP directory that is cut short.');
    setTime(fixed, at + 12);
    const local = fixed.readUInt32LE(at + 42);
    if (fixed.readUInt32LE(local) !== LOCAL_HEADER)
      throw new Error('A ZIP entry that is not where its directory says.');
    setTime(fixed, local + 10);
    at += 46 + fixed.readUInt16LE(at + 28) + fixed.readUInt16LE(at + 30) + fixed.readUInt16LE(at + 32);
  }
  return fixed;
}

function setTime(bytes: Buffer, at: number): void {
  bytes.writeUInt16LE(TIME, at);
  bytes.writeUInt16LE(DATE, at + 2);
}
