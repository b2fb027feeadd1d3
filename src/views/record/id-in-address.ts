import { recordAddress } from '../../i18n/addresses.ts';

/** What stands before a path where only that was given: no host of anybody. */
const NOWHERE = 'http://portal.invalid';

/** `https://…/ho-so/ID?q=…` or `/ho-so/ID` → ID; undefined where it is no address of a record. */
export function idInAddress(typed: string): string | undefined {
  const path = URL.parse(typed, NOWHERE)?.pathname ?? '';
  const before = (['vi', 'en'] as const).map((lang) => recordAddress(lang, '')).find((start) => path.startsWith(start));
  if (before === undefined) return undefined;
  const [written = ''] = path.slice(before.length).split('/');
  try {
    return decodeURIComponent(written);
  } catch {
    // A `%` typed by hand, or an address cut off within a sign: it stands for itself, and names no record.
    return written;
  }
}
