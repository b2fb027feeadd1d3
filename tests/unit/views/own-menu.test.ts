import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/readers/actor.ts';
import { GUEST } from '../../../src/readers/actor.ts';
import { ownMenu } from '../../../src/views/frame/own-menu.ts';

const READER: Actor = {
  kind: 'reader',
  pk: 1,
  id: 'abc',
  name: 'Sông',
  status: 'active',
  assurance: 'declared',
  emailVerified: true,
};
const STAFF: Actor = { kind: 'staff', pk: 2, id: 'def', name: 'Lê', roles: new Set(['desk']) };

describe("The head of a page has one's own links", () => {
  it('to the cart and to sign in, and to come back here', () => {
    expect(links(GUEST, '/ho-so/abc?q=de')).toEqual([
      'Giỏ yêu cầu /gio-yeu-cau',
      'Đăng nhập /tai-khoan/dang-nhap?next=%2Fho-so%2Fabc%3Fq%3Dde',
    ]);
  });

  it.each(['/', '/tai-khoan/dang-ky', '/tai-khoan/xac-nhan?token=abc'])('but not back to %s', (here) => {
    expect(links(GUEST, here)[1]).toBe('Đăng nhập /tai-khoan/dang-nhap');
  });

  it('for a reader with how much is in the cart', () => {
    expect(links(READER, '/phong', 3)).toEqual(['Giỏ yêu cầu (3) /gio-yeu-cau', 'Tài khoản /tai-khoan']);
  });

  it('for staff to their desk', () => {
    expect(links(STAFF, '/phong')).toEqual(['Bàn làm việc /can-bo', 'Tài khoản /tai-khoan']);
  });
});

function links(actor: Actor, here: string, inCart = 0): string[] {
  return ownMenu('vi', actor, { here, inCart }).map(({ text, href }) => `${text} ${href}`);
}
