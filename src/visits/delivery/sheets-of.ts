/** Sheets that a description speaks of: "45 tờ", "1 tập; 120 tờ (240 trang)". Null where it does not. */
export function sheetsOf(extent: string | null): number | null {
  // From where a number begins: tried at each of its digits, a long one would take the square of its length.
  const found = /(?<![\d.])(\d[\d.]{0,15})\s{0,9}(?:tờ|to\b|sheets?|leaves|ff?\.|folios?)/iu.exec(
    (extent ?? '').normalize('NFC'),
  );
  if (!found?.[1]) return null;
  // A point between thousands, as Vietnamese writes them: "1.200 tờ".
  const sheets = Number(found[1].replaceAll('.', ''));
  return Number.isSafeInteger(sheets) ? sheets : null;
}
