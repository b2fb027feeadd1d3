import type { PublicRecord } from '../../catalogue/public-view.ts';
import { cartAddress, recordAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { wayToSee } from '../access/way-to-see.ts';
import type { InCart } from './standing.ts';

/** What its one button does for a record: leads to it, puts it into the cart, or nothing at this level. */
export type NextStep = { kind: 'go'; href: string; text: string } | { kind: 'add'; text: string };

/** A file, an item, or whatever has nothing listed beneath it: what can be handed over. */
function isAskable({ level, childCount }: Pick<PublicRecord, 'level' | 'childCount'>): boolean {
  return level === 'file' || level === 'item' || childCount === 0;
}

/**
 * The button's words follow the record's access: a digital copy for all comes first, since what is digitised is
 * served as its copy (TT 10/2014/TT-BNV art. 9); then what must be asked for.
 * @param copy where its digital copy opens, where the page knows that better than the record
 */
export function nextStep(lang: Lang, record: PublicRecord, inCart: InCart, copy?: string): NextStep | undefined {
  const { buttons } = t(lang).cart;
  const way = wayToSee(record);
  if (way === 'online') return { kind: 'go', href: copy ?? copyAddress(lang, record), text: buttons.read };
  return askStep(lang, record, inCart);
}

/** The button that asks for it, whatever else there is; none for what holds files that are asked for one by one. */
export function askStep(lang: Lang, record: PublicRecord, inCart: InCart): NextStep | undefined {
  if (wayToSee(record) === 'within' || !isAskable(record)) return undefined;
  if (inCart.has(record.id)) return { kind: 'go', href: cartAddress(lang), text: t(lang).cart.buttons.inCart };
  return { kind: 'add', text: askWords(lang, record) };
}

function askWords(lang: Lang, record: PublicRecord): string {
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
