import { hash } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/**
 * The public id of a record: the first 80 bits of a SHA-256 in Crockford's base 32 (no i, l, o, u), so that
 * it can be read out over a telephone. Minted once, from what names the record in its source, and kept.
 */
export function mintRecordId(source: string, scope: string, componentKey: string): string {
  return toBase32(hash('sha256', `${source}\0${scope}\0${componentKey}`, 'buffer'), LENGTH);
}

/** The first `length` characters of the bytes in Crockford's base 32. */
export function toBase32(bytes: Uint8Array, length: number): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (let i = 0; text.length < length; i++) {
    held = ((held << 8) | bytes[i]!) & 0xfff;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31];
    }
  }
  return text;
}
