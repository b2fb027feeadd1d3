import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { admit, DOORS } from '../../../src/audiences.ts';
import { routeInVietnamese } from '../../../src/i18n/addresses.ts';
import { GUEST } from '../../../src/readers/actor.ts';
import type { Actor } from '../../../src/readers/actor.ts';

/** Every route, as Astro names them, from the files beneath src/pages. */
function routes(): string[] {
  const pages = new URL('../../../src/pages/', import.meta.url);
  return readdirSync(pages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(pages.pathname.length - 1))
    .map(
      (file) =>
        file
          .replace(/\/{2,}/g, '/')
          .replace(/\.(astro|ts)$/, '')
          .replace(/\/index$/, '') || '/',
    );
}

const READER: Actor = {
  kind: 'reader',
  pk: 1,
  id: 'r',
  name: 'R',
  status: 'active',
  assurance: 'declared',
  emailVerified: true,
};
const ARCHIVIST: Actor = { kind: 'staff', pk: 2, id: 's', name: 'S', roles: new Set(['archivist'] as const) };

describe('who may come to a route', () => {
  const all = routes();

  it('is said of every route there is', () => {
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter((route) => !DOORS[routeInVietnamese(route)])).toEqual([]);
  });

  it('is said of no route that is not there', () => {
    const known = new Set(all.map(routeInVietnamese));
    expect(Object.keys(DOORS).filter((route) => !known.has(route))).toEqual([]);
  });

  it('is said once for both languages, and each page is there in both', () => {
    const both = all.filter((route) => !/^\/(api|iiif|archive\.css|500)/.test(route));
    const counts = Map.groupBy(both, routeInVietnamese);
    const onlyOne = [...counts].filter(([, names]) => names.length !== 2).map(([route]) => route);
    // A file is the same in both languages.
    expect(onlyOne.filter((route) => !/\/(tai-ve)$/.test(route))).toEqual([]);
  });

  it('says of what an open page asks by itself that it is no use of a session', () => {
    const bySelf = Object.entries(DOORS).filter(([, door]) => door.asksByItself);
    expect(bySelf.map(([route]) => route)).toEqual(['/can-bo/yeu-cau/[id]/dang-mo']);
  });

  it('lets guests in where everyone may come, and shows them where to sign in elsewhere', () => {
    expect(admit({ audience: 'everyone' }, { actor: GUEST })).toBe('admitted');
    expect(admit({ audience: 'reader' }, { actor: GUEST })).toBe('sign-in');
    expect(admit({ audience: ['desk'] }, { actor: GUEST })).toBe('sign-in');
  });

  it('keeps who still owes the second factor to the pages for it', () => {
    const half = { actor: GUEST, owes: 'second-factor' } as const;
    expect(admit({ audience: 'half-signed-in' }, half)).toBe('admitted');
    expect(admit({ audience: 'signed-in' }, half)).toBe('finish');
    expect(admit({ audience: ['desk'] }, half)).toBe('finish');
    expect(admit({ audience: 'half-signed-in' }, { actor: READER })).toBe('admitted');
    expect(admit({ audience: 'half-signed-in' }, { actor: GUEST })).toBe('sign-in');
  });

  it('is as if nothing were there for those with another part to play', () => {
    expect(admit({ audience: ['desk', 'approver'] }, { actor: READER })).toBe('not-there');
    expect(admit({ audience: ['desk', 'approver'] }, { actor: ARCHIVIST })).toBe('not-there');
    expect(admit({ audience: ['desk', 'archivist'] }, { actor: ARCHIVIST })).toBe('admitted');
    expect(admit({ audience: 'reader' }, { actor: ARCHIVIST })).toBe('not-there');
  });
});
