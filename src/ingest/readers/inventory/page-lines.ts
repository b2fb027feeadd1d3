import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import { placeFromText } from './place.ts';

/**
 * Whether a row is only what each printed page has of its own: its number, that the table goes on, the sheet's title
 * once more, a rule. Such a row is no heading: nothing begins beneath it, and nothing ends.
 * @param texts its filled cells
 * @param above what stands above the table
 */
export function isPageLine(texts: readonly string[], above: ReadonlySet<string>): boolean {
  if (texts.every((text) => !/[\p{L}\p{N}]/u.test(text))) return true;
  const line = foldedLabel(texts.join(' '));
  if (PAGE.test(line) || GOES_ON.test(line) || TITLE.test(line)) return true;
  return texts.every((text) => above.has(text) && Object.keys(placeFromText(text)).length === 0);
}

/** "Trang 2", "Trang số 2/3", "Page 2 of 5", "Sheet 1 of 2"; the bare number is looked at elsewhere. */
const PAGE = /^(?:trang|to|page|p|tr|sheet)(?: so)? \d{1,4}(?:(?: (?:tren|of|trong|tong so|sur))? \d{1,4})?$/;
/** What every inventory is called; one that is called more is another, or a part. */
const TITLE = /^(?:muc luc|danh muc|bang ke|ban thong ke)(?: (?:ho so|van ban|tai lieu)){1,2}$/;
/** "(Tiếp theo)", "Tiếp theo trang trước", "Xem tiếp trang sau", "Bảng 1 (tiếp)". */
const GOES_ON =
  /^(?:(?:bang|trang|muc luc(?: ho so)?)(?: so)?(?: \d{1,4})? )?(?:con tiep|(?:xem )?tiep(?: theo)?(?: (?:trang|bang|to|muc luc)(?: (?:truoc|sau|tren|so))?(?: \d{1,4})?)?|continued|cont d|suite)$/;
