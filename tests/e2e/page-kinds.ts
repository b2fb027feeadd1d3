import { otherLanguageAddress, recordAddress, treeAddress } from '../../src/i18n/addresses.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import type { Samples } from './samples.ts';

/** Every kind of page there is, by the address of one of its kind in Vietnamese. */
export const PAGE_KINDS: Record<string, (samples: Samples) => string> = {
  'the home page': () => '/',
  'search results': () => '/tim-kiem?q=de+dieu',
  'search results with filters, by fonds': () =>
    '/tim-kiem?q=de&from=1900&to=1975&level=file&access=open&online=no&sort=date&group=1&page=2',
  'an empty answer': () => '/tim-kiem?q=qqzzxx+wwvvyy&level=file&from=1900',
  'a search that is explained': () => '/tim-kiem?q=de&from=n%C4%83m&sort=zzz&page=-1&level=zzz',
  'all values of a facet': () => '/tim-kiem/loc/creator?q=de',
  'the list of fonds': () => '/phong',
  'a fonds': ({ fonds }) => recordAddress('vi', fonds),
  'a collection': ({ collection }) => recordAddress('vi', collection),
  'a file found by a search': ({ file }) => `${recordAddress('vi', file)}?q=de+dieu`,
  'a file to ask for': ({ conditional }) => recordAddress('vi', conditional),
  'a document online': ({ online }) => recordAddress('vi', online),
  'a record without its title': ({ masked }) => recordAddress('vi', masked),
  'a record in Chinese characters': ({ han }) => recordAddress('vi', han),
  'a series with hundreds of photographs': ({ crowded }) => recordAddress('vi', crowded),
  'a tree with hits': ({ fonds }) => `${treeAddress('vi', fonds)}?q=de+dieu`,
  'a page of the archive': () => '/trang/huong-dan',
  'an empty cart': () => '/gio-yeu-cau',
  'the reading room': () => '/phong-doc',
  'the reading room as a list': () => '/phong-doc?view=list&room=media&seat=listening&people=2',
  'the news': () => '/tin',
  'a piece of news': () => '/tin/phong-ty-thuy-loi',
  'an address that is none': () => '/khong-co-trang-nay',
  'a record that never was': () => recordAddress('vi', 'khongcohoso'),
};

/** The kinds that say that there is nothing. */
export const MISSING = ['an address that is none', 'a record that never was'];

/** The same address in a language. */
export function addressIn(lang: Lang, vietnamese: string): string {
  return lang === 'vi' ? vietnamese : otherLanguageAddress(new URL(vietnamese, 'http://portal'));
}
