import { roomDeskAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';

/**
 * What stands in the QR codes of slips and cards: the counter, opened with their number. A telephone goes there, and
 * a scanner types it into the counter's own field.
 */
export function deskCodeAddress(lang: Lang, number: string, origin: string): string {
  return new URL(roomDeskAddress(lang, 'counter', new URLSearchParams({ code: number })), origin).href;
}
