import { fileURLToPath } from 'node:url';
import { startPortal } from '../harness/portal.ts';
import { AccountPages } from './pages/account-pages.ts';
import { VisitPages } from './pages/visit-pages.ts';
import { Mailbox } from './mailbox.ts';
import { test as base } from './reading-room.ts';
import { openSeatKeeper, type SeatKeeper } from './seat-keeper.ts';

export { expect } from './reading-room.ts';

/** Open files on paper, and files of conditional access. */
const CONTENT = ['finding-aids/lien-hiep-hop-tac-xa.csv', 'finding-aids/ty-thuy-loi.xml'];

/** A portal of its own, with letters as files and somebody who can turn its clocks. */
export interface VisitRoom {
  url: string;
  mailbox: Mailbox;
  seats: SeatKeeper;
}

/** A reader who comes to read on paper. */
export const test = base.extend<{ account: AccountPages; visiting: VisitPages }, { room: VisitRoom }>({
  room: [
    async ({}, use) => {
      const findingAids = CONTENT.map((path) => fileURLToPath(new URL(`../../content/${path}`, import.meta.url)));
      const portal = await startPortal({ findingAids });
      const seats = await openSeatKeeper(portal.dataDir);
      await use({ url: portal.url, mailbox: new Mailbox(portal.dataDir), seats });
      await seats.close();
      await portal.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ room }, use) => use(room.url),
  account: async ({ page, lang, room }, use) => use(new AccountPages(page, lang, room.mailbox)),
  visiting: async ({ page, lang }, use) => use(new VisitPages(page, lang)),
});
