import { roomDeskAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';

const CODE = 'code';

/**
 * What stands in the QR codes of slips and cards: the counter, opened with their number. A telephone goes there, and
 * a scanner types it into the counter's own field.
 */
export function deskCodeAddress(lang: Lang, number: string, origin: string): string {
  return new URL(roomDeskAddress(lang, 'counter', new URLSearchParams({ [CODE]: number })), origin).href;
}

/**
 * What was scanned or typed: the number out of such an address, whichever host the archive had when it was printed;
 * anything else as it is.
 */
export function readDeskCode(scanned: string): string {
  const url = URL.parse(scanned);
  if (!url) return scanned;
  const isCounter = (['vi', 'en'] as const).some((lang) => url.pathname === roomDeskAddress(lang, 'counter'));
  return (isCounter && url.searchParams.get(CODE)) || scanned;
}
