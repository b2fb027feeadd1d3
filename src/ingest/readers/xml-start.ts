/** The first bytes of a file as text, good enough to see which XML it is; empty when it is none. */
export function startOfXml(start: Buffer): string {
  const text = decodeRoughly(start);
  return /^\s*</.test(text) ? text : '';
}

function decodeRoughly(start: Buffer): string {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return decode('utf-16le', start);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return decode('utf-16be', start);
  return decode('utf-8', start);
}

function decode(encoding: string, start: Buffer): string {
  return new TextDecoder(encoding).decode(start);
}
