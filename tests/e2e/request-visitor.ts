import { fileURLToPath } from 'node:url';
import { startPortal } from '../harness/portal.ts';
import { AccountPages } from './pages/account-pages.ts';
import { RequestPages } from './pages/request-pages.ts';
import { Mailbox } from './mailbox.ts';
import { test as base } from './reading-room.ts';
import { openRequestStaff, type RequestStaff } from './request-staff.ts';

export { expect } from './reading-room.ts';

/** Files of conditional access and open ones, some with a title that is not public; no other is needed here. */
const FINDING_AID = fileURLToPath(new URL('../../content/finding-aids/lien-hiep-hop-tac-xa.csv', import.meta.url));

/** A portal of its own, with letters as files and somebody at its desk. */
export interface RequestRoom {
  url: string;
  mailbox: Mailbox;
  staff: RequestStaff;
}

/** A reader who asks for what is not open, before a portal where that is answered. */
export const test = base.extend<{ account: AccountPages; request: RequestPages }, { room: RequestRoom }>({
  room: [
    async ({}, use) => {
      const portal = await startPortal({ findingAids: [FINDING_AID] });
      const staff = await openRequestStaff(portal.dataDir);
      await use({ url: portal.url, mailbox: new Mailbox(portal.dataDir), staff });
      await staff.close();
      await portal.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ room }, use) => use(room.url),
  account: async ({ page, lang, room }, use) => use(new AccountPages(page, lang, room.mailbox)),
  request: async ({ page, lang }, use) => use(new RequestPages(page, lang)),
});

/** Where a letter's file stands is the portal's matter; what a paper is, the content says. */
export const PAPER = {
  name: 'giấy giới thiệu.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Giấy giới thiệu số 12, ngày 20/11/2026.\n'),
};
