import {
  deskAddress,
  deskVisitAddress,
  roomDeskAddress,
  unitAddress,
  type DeskPlace,
  type RoomDeskPlace,
} from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { hasRole, type Actor } from '../../readers/actor.ts';
import type { Role } from '../../readers/account.ts';

export interface DeskLink {
  text: string;
  href: string;
  current: boolean;
  /** Pressed with the browser's own modifier; named in the page of keys. */
  key: string;
}

/** Who works on requests. */
export const QUEUE_ROLES = ['desk', 'archivist', 'approver'] as const satisfies readonly Role[];

const EVERYBODY = [...QUEUE_ROLES, 'administrator'] as const satisfies readonly Role[];

interface Place {
  name: 'queues' | DeskPlace | RoomDeskPlace;
  key: string;
  roles: readonly Role[];
  address: (lang: Lang) => string;
  /** Where pages that belong to it begin, though they do not stand beneath it. */
  besides?: (lang: Lang) => string;
}

/** Which pages there are, in order, and whose they are. Each page's use cases decide again. */
const PLACES: readonly Place[] = [
  { name: 'queues', key: '1', roles: QUEUE_ROLES, address: (lang) => deskAddress(lang) },
  { ...ofTheRoom('readingRoom', 'p', QUEUE_ROLES), besides: (lang) => deskVisitAddress(lang, '') },
  ofTheRoom('retrieval', 'l', QUEUE_ROLES),
  { ...ofTheRoom('counter', '0', QUEUE_ROLES), besides: (lang) => unitAddress(lang, '') },
  ofTheRoom('copies', 'c', QUEUE_ROLES),
  ofTheDesk('readers', '2', EVERYBODY),
  ofTheDesk('calendar', '3', EVERYBODY),
  ofTheRoom('closures', 'o', EVERYBODY),
  ofTheRoom('registers', 's', QUEUE_ROLES),
  ofTheRoom('reports', 'b', EVERYBODY),
  ofTheDesk('colleagues', '4', ['administrator']),
  ofTheDesk('mail', '5', ['administrator']),
  ofTheDesk('log', '6', ['administrator']),
  ofTheDesk('privacy', '7', ['administrator']),
];

function ofTheDesk(name: DeskPlace, key: string, roles: readonly Role[]): Place {
  return { name, key, roles, address: (lang) => deskAddress(lang, name) };
}

function ofTheRoom(name: RoomDeskPlace, key: string, roles: readonly Role[]): Place {
  return { name, key, roles, address: (lang) => roomDeskAddress(lang, name) };
}

/** The links between the pages of the desk that are for this person; the one being read, or read beneath, is current. */
export function deskMenu(lang: Lang, actor: Actor, pathname: string): DeskLink[] {
  const { menu } = t(lang).desk;
  const places = PLACES.filter(({ roles }) => hasRole(actor, ...roles)).map(({ name, key, address, besides }) => ({
    link: { text: menu[name], href: address(lang), key },
    // How much of the path it accounts for: the one that accounts for most is where the reader is.
    covers: Math.max(covered(pathname, `${address(lang)}/`), besides ? covered(pathname, besides(lang)) : 0),
  }));
  const most = Math.max(0, ...places.map(({ covers }) => covers));
  return places.map(({ link, covers }) => ({ ...link, current: covers > 0 && covers === most }));
}

/** @param start ends with `/` */
function covered(pathname: string, start: string): number {
  return `${pathname}/`.startsWith(start) ? start.length : 0;
}
