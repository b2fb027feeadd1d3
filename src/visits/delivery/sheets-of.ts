/** Sheets that a description speaks of: "45 tờ", "1 tập; 120 tờ (240 trang)". Null where it does not. */
export function sheetsOf(extent: string | null): number | null {
  const found = /(\d[\d.]*)\s*(?:tờ|to\b|sheets?|leaves|ff?\.|folios?)/iu.exec((extent ?? '').normalize('NFC'));
  if (!found?.[1]) return null;
  // A point between thousands, as Vietnamese writes them: "1.200 tờ".
  const sheets = Number(found[1].replaceAll('.', ''));
  return Number.isSafeInteger(sheets) ? sheets : null;
}
