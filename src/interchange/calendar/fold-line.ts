/** Octets of a line without its end (RFC 5545 §3.1). */
const MOST_OCTETS = 75;

/** Cuts a line into lines of at most 75 octets, the later ones begun with a space; never within a character. */
export function foldLine(line: string): string {
  const folded: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      folded.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...folded, part].join('\r\n');
}
