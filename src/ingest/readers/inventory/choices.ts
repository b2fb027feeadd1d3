import { headingMeaning } from './heading-meaning.ts';
import { groupMeaning } from './limit-headings.ts';

/** One column of a header of several lines, see find-header.ts. */
interface Line {
  beneath: string;
  above: string;
}

/**
 * The columns of a header that stand side by side beneath one heading of access or secrecy, by index with what a mark
 * in them says: "Có" and "Không" beneath "Được sử dụng", "M", "TM" and "TuM" beneath "Độ mật".
 */
export function choicesOf(columns: readonly Line[]): Map<number, { field: 'access' | 'secrecy'; says: string }> {
  const found = new Map<number, { field: 'access' | 'secrecy'; says: string }>();
  columns.forEach(({ beneath, above }, index) => {
    const beside = [columns[index - 1], columns[index + 1]];
    if (!isChoice(beneath) || !beside.some((each) => each?.above === above && isChoice(each.beneath))) return;
    const field = groupMeaning(above);
    if (field) found.set(index, { field, says: beneath });
  });
  return found;
}

function isChoice(text: string): boolean {
  if (text === '' || text.length > LONGEST || !/\p{L}/u.test(text)) return false;
  const known = headingMeaning(text);
  return known === undefined || (known !== 'ignored' && known.field === 'access');
}

const LONGEST = 40;
