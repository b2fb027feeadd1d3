import { randomUUID } from 'node:crypto';
import { AccountPages } from './pages/account-pages.ts';
import { PeoplePages } from './pages/people-pages.ts';
import { test as base } from './reading-room.ts';
import { openAccountRoom, type AccountRoom } from './account-room.ts';

export { expect, WIDE } from './reading-room.ts';

export const PASSWORD = 'con đò chiều thứ bảy';

/** An address that nobody else has. */
export function newAddress(name: string): string {
  return `${name}-${randomUUID().slice(0, 8)}@example.vn`;
}

/** Somebody before a portal where accounts can be made. */
export const test = base.extend<{ account: AccountPages; people: PeoplePages }, { room: AccountRoom }>({
  room: [
    async ({}, use) => {
      const room = await openAccountRoom();
      await use(room);
      await room.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ room }, use) => use(room.url),
  account: async ({ page, lang, room }, use) => use(new AccountPages(page, lang, room.mailbox)),
  people: async ({ page, lang }, use) => use(new PeoplePages(page, lang)),
});
