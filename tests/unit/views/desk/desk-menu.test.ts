import { describe, expect, it } from 'vitest';
import { deskAddress, roomDeskAddress } from '../../../../src/i18n/addresses.ts';
import type { Role } from '../../../../src/readers/account.ts';
import { GUEST, type Actor } from '../../../../src/readers/actor.ts';
import { deskMenu } from '../../../../src/views/desk/desk-menu.ts';

function staff(...roles: Role[]): Actor {
  return { kind: 'staff', pk: 1, id: 'a', name: 'Lan', roles: new Set(roles) };
}

function placesFor(actor: Actor): string[] {
  return deskMenu('vi', actor, '/').map(({ href }) => href);
}

describe('the menu of the desk', () => {
  it('shows the administrator no requests, and those who decide them no accounts, mail or log', () => {
    const places = [
      '/can-bo',
      '/can-bo/phong-doc',
      '/can-bo/lay-tai-lieu',
      '/can-bo/giao-nhan',
      '/can-bo/ban-sao',
      '/can-bo/doc-gia',
      '/can-bo/lich',
      '/can-bo/dong-cua',
      '/can-bo/so',
      '/can-bo/bao-cao',
    ];
    for (const role of ['desk', 'archivist', 'approver'] as const) expect(placesFor(staff(role))).toEqual(places);
    expect(placesFor(staff('administrator'))).not.toContain('/can-bo');
    expect(placesFor(staff('administrator'))).toContain('/can-bo/nhat-ky');
    expect(placesFor(staff('administrator'))).not.toContain('/can-bo/phong-doc');
    expect(placesFor(staff('administrator'))).toContain('/can-bo/dong-cua');
    expect(placesFor(staff('approver', 'administrator'))).toHaveLength(14);
  });

  it('has nothing for guests', () => {
    expect(placesFor(GUEST)).toEqual([]);
  });

  it('marks the page being read, or the one that it stands beneath, and no other', () => {
    const actor = staff('archivist', 'administrator');
    const current = (pathname: string) =>
      deskMenu('vi', actor, pathname)
        .filter((link) => link.current)
        .map(({ href }) => href);
    expect(current('/can-bo')).toEqual([deskAddress('vi')]);
    expect(current('/can-bo/yeu-cau/abc')).toEqual([deskAddress('vi')]);
    expect(current('/can-bo/doc-gia/abc')).toEqual([deskAddress('vi', 'readers')]);
    expect(current('/can-bo/lich')).toEqual([deskAddress('vi', 'calendar')]);
    expect(current('/can-bo/luot-doc/abc')).toEqual([roomDeskAddress('vi', 'readingRoom')]);
    expect(current('/can-bo/don-vi/abc')).toEqual([roomDeskAddress('vi', 'counter')]);
    expect(current('/tai-khoan')).toEqual([]);
  });

  it('gives every page a key of its own', () => {
    const keys = deskMenu('vi', staff('archivist', 'administrator'), '/').map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    // Those of the parts of an open request (CasePage.astro).
    for (const taken of ['8', '9']) expect(keys).not.toContain(taken);
  });
});
