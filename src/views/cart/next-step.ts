import type { PublicRecord } from '../../catalogue/public-view.ts';
import { cartAddress, recordAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { wayToSee } from '../access/way-to-see.ts';
import type { Standing } from './standing.ts';

/** What its one button does for a record: leads to it, puts it into the cart, or nothing at this level. */
export type NextStep = { kind: 'go'; href: string; text: string } | { kind: 'add'; text: string };

/** Units that hold other units are not handed out: their files are asked for. */
export function isAskable({ level, childCount }: Pick<PublicRecord, 'level' | 'childCount'>): boolean {
  return level === 'file' || level === 'item' || (childCount === 0 && !WHOLES.has(level));
}

const WHOLES: ReadonlySet<PublicRecord['level']> = new Set(['collection', 'fonds', 'subfonds', 'inventory']);

/**
 * The button's words follow the record's access: a permit of the reader's own first, then a digital copy for all,
 * then what must be asked for (TT 10/2014/TT-BNV art. 9: what is digitised is served as its copy).
 * @param copy where its digital copy opens, where the page knows that better than the record
 */
export function nextStep(lang: Lang, record: PublicRecord, standing: Standing, copy?: string): NextStep | undefined {
  const { buttons } = t(lang).cart;
  const way = wayToSee(record);
  const permit = standing.permits.get(record.id);
  if (permit) return { kind: 'go', href: permit, text: buttons.granted };
  if (way === 'online') return { kind: 'go', href: copy ?? copyAddress(lang, record), text: buttons.read };
  if (way === 'within' || !isAskable(record)) return undefined;
  if (standing.inCart.has(record.id)) return { kind: 'go', href: cartAddress(lang), text: buttons.inCart };
  return { kind: 'add', text: askWords(lang, record) };
}

/** The words of the button that asks for it, whatever else there is. */
export function askWords(lang: Lang, record: PublicRecord): string {
  const { buttons } = t(lang).cart;
  if (wayToSee(record) === 'online') return buttons.original;
  if (wayToSee(record) === 'room') return buttons.book;
  // Open to all, but the paper is weak or being worked on: there may be another way.
  return record.access.level === 'open' && record.access.stated ? buttons.enquire : buttons.ask;
}

/** A copy elsewhere, or the place on the record's page where the documents read here are listed. */
function copyAddress(lang: Lang, record: PublicRecord): string {
  return record.detail?.digitalObjects[0]?.href ?? `${recordAddress(lang, record.id)}#documents`;
}
