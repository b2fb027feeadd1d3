import { CounterPages } from './pages/counter-pages.ts';
import { openRoomDesk, type RoomDesk } from './room-desk-room.ts';
import { test as base } from './reading-room.ts';

export { expect, WIDE } from './reading-room.ts';

interface Met {
  counter: CounterPages;
}

/** An officer before a portal whose reading room is open now, one portal for each worker. */
export const test = base.extend<Met, { room: RoomDesk }>({
  room: [
    async ({}, use) => {
      const room = await openRoomDesk();
      await use(room);
      await room.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ room }, use) => use(room.url),
  context: async ({ context, room }, use) => {
    await room.signIn(context);
    await use(context);
  },
  counter: async ({ page, lang }, use) => use(new CounterPages(page, lang)),
});
