import { hash } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 20 and 60 bits: one finding aid of a million components has two of the same id once in two million tries. */
const AID_LENGTH = 4;
const COMPONENT_LENGTH = 12;

/**
 * Mints the public ids of one finding aid's records, from what names each in its source: the same ones
 * whenever it is imported. Crockford's base 32 (no i, l, o, u), so that they can be read out over a
 * telephone. Ids of one aid begin alike, which keeps them together in the database's index: an import of
 * many small files then writes a fraction of what it otherwise would.
 */
export function recordIds(source: string, scope: string): (componentKey: string) => string {
  const aid = toBase32(hash('sha256', `${source}\0${scope}`, 'buffer'), AID_LENGTH);
  return (key) => aid + toBase32(hash('sha256', `${source}\0${scope}\0${key}`, 'buffer'), COMPONENT_LENGTH);
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
