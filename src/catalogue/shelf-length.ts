/** Centimetres in a unit of length, by how descriptions write it. Of films and tapes the length is none of a shelf. */
const UNITS: readonly [RegExp, number][] = [
  [/^(?:m|mét|ml|m\.l\.|mètres?)(?![\p{L}²³])(?!\s*(?:phim|băng|film))/iu, 100],
  [/^(?:linear\s+)?met(?:re|er)s?\b(?!\s+of\s+(?:film|tape))/iu, 100],
  [/^(?:cm|centimet(?:re|er)s?)\b/iu, 1],
  [/^(?:linear\s+|lin\.?\s+)?(?:feet|foot|ft)\b/iu, 30.48],
];

/** A number at the beginning of an extent, as Vietnamese, French or English sources write it. */
const NUMBER =
  /^(?:(?:khoảng|approx\.?|approximately|about|circa|ca\.?|env\.?|environ)\s*)?(\d+(?:[.,\s]\d{3})*(?:[.,]\d{1,2})?)\s*/iu;

/**
 * The shelf that one statement of extent tells ("12,5 mét giá", "3 linear feet"): centimetres; null where it tells none.
 */
export function shelfCentimetres(extent: string): number | null {
  const text = extent.trim().normalize('NFC');
  const found = NUMBER.exec(text);
  if (!found) return null;
  const rest = text.slice(found[0].length);
  const unit = UNITS.find(([word]) => word.test(rest));
  return unit ? Math.round(readNumber(found[1]!) * unit[1]) : null;
}

/** `12,5` and `12.5` are twelve and a half; `1.250` and `1,250` are thousands, since no shelf is told to the millimetre. */
function readNumber(written: string): number {
  const parts = /^(.*?)(?:[.,](\d{1,2}))?$/u.exec(written)!;
  return Number(`${parts[1]!.replace(/\D/gu, '')}.${parts[2] ?? '0'}`);
}
