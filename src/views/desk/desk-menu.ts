import { deskAddress } from '../../i18n/addresses.ts';
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

/** Which pages there are, in order, and whose they are. Each page's use cases decide again. */
const PLACES = [
  { place: undefined, key: '1', roles: QUEUE_ROLES },
  { place: 'readers', key: '2', roles: [...QUEUE_ROLES, 'administrator'] },
  { place: 'calendar', key: '3', roles: [...QUEUE_ROLES, 'administrator'] },
  { place: 'colleagues', key: '4', roles: ['administrator'] },
  { place: 'mail', key: '5', roles: ['administrator'] },
  { place: 'log', key: '6', roles: ['administrator'] },
  { place: 'privacy', key: '7', roles: ['administrator'] },
] as const satisfies { place: string | undefined; key: string; roles: readonly Role[] }[];

/** The links between the pages of the desk that are for this person; the one being read, or read beneath, is current. */
export function deskMenu(lang: Lang, actor: Actor, pathname: string): DeskLink[] {
  const { menu } = t(lang).desk;
  const links = PLACES.filter(({ roles }) => hasRole(actor, ...roles)).map(({ place, key }) => ({
    text: menu[place ?? 'queues'],
    href: deskAddress(lang, place),
    key,
  }));
  const beneath = links.filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  const current = beneath.sort((a, b) => b.href.length - a.href.length)[0];
  return links.map((link) => ({ ...link, current: link === current }));
}
