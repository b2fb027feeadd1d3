import type { PublicRecord } from '../../catalogue/public-view.ts';
import { cartAddress, readingRoomAddress, recordAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { wayToSee } from '../access/way-to-see.ts';
import type { Standing } from './standing.ts';

/**
 * What its one button does for a record: leads to it; puts it into the cart; puts it there and goes on to the reading
 * room's calendar (`book`); or nothing at this level. Kinds that change the cart are the names of their buttons.
 */
export type NextStep = { kind: 'go'; href: string; text: string } | { kind: 'add' | 'book'; text: string };

/** A file, an item, or whatever has nothing listed beneath it: what can be handed over. */
function isAskable({ level, childCount }: Pick<PublicRecord, 'level' | 'childCount'>): boolean {
  return level === 'file' || level === 'item' || childCount === 0;
}

/**
 * The one button of a hit, whose words follow the record's access: a permit of the reader's own, then a digital copy
 * for all, since what is digitised is served as its copy (TT 10/2014/TT-BNV art. 9), then what must be asked for.
 */
export function nextStep(lang: Lang, record: PublicRecord, { inCart, permitted }: Standing): NextStep | undefined {
  const { buttons } = t(lang).cart;
  if (permitted.has(record.id)) return { kind: 'go', href: recordAddress(lang, record.id), text: buttons.granted };
  if (wayToSee(record) !== 'online') return askStep(lang, record, inCart) ?? lookInside(lang, record);
  const copy = record.detail?.digitalObjects[0]?.href;
  return { kind: 'go', href: copy ?? `${recordAddress(lang, record.id)}#documents`, text: buttons.read };
}

/** The button that asks for it, whatever else there is; none for what holds files that are asked for one by one. */
export function askStep(lang: Lang, record: PublicRecord, inCart: Standing['inCart']): NextStep | undefined {
  const { buttons } = t(lang).cart;
  const way = wayToSee(record);
  if (way === 'within' || way === 'granted' || !isAskable(record)) return undefined;
  if (inCart.has(record.id)) {
    return way === 'room'
      ? { kind: 'go', href: readingRoomAddress(lang), text: buttons.pickSession }
      : { kind: 'go', href: cartAddress(lang), text: buttons.inCart };
  }
  if (way === 'online') return { kind: 'add', text: buttons.original };
  if (way === 'room') return { kind: 'book', text: buttons.book };
  // Open to all, but the paper is weak or being worked on: there may be another way.
  const isOpen = record.access.level === 'open' && record.access.stated;
  return { kind: 'add', text: isOpen ? buttons.enquire : buttons.ask };
}

function lookInside(lang: Lang, record: PublicRecord): NextStep | undefined {
  if (record.childCount === 0) return undefined;
  return { kind: 'go', href: `${recordAddress(lang, record.id)}#children`, text: t(lang).access.lookInside };
}
