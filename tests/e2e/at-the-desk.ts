import { openDeskRoom } from './desk-room.ts';
import type { DeskRoom, StaffName } from './desk-room.ts';
import { DeskCasePage } from './pages/desk-case-page.ts';
import { QueuePage } from './pages/queue-page.ts';
import { test as base } from './reading-room.ts';

export { expect, PHONE, WIDE } from './reading-room.ts';

interface Given {
  /** Who sits at the desk, signed in. */
  who: StaffName | 'reader' | 'nobody';
}

interface Met {
  queue: QueuePage;
  deskCase: DeskCasePage;
}

/** A member of staff before a portal with requests, one portal for each worker. */
export const test = base.extend<Given & Met, { room: DeskRoom }>({
  room: [
    async ({}, use) => {
      const room = await openDeskRoom();
      await use(room);
      await room.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  who: ['an', { option: true }],
  baseURL: async ({ room }, use) => use(room.url),
  context: async ({ context, room, who }, use) => {
    if (who !== 'nobody') await room.signIn(context, who);
    await use(context);
  },
  queue: async ({ page, lang }, use) => use(new QueuePage(page, lang)),
  deskCase: async ({ page, lang }, use) => use(new DeskCasePage(page, lang)),
});
