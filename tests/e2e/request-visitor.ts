import { fileURLToPath } from 'node:url';
import { startPortal } from '../harness/portal.ts';
import { AccountPages } from './pages/account-pages.ts';
import { RequestPages } from './pages/request-pages.ts';
import { Mailbox } from './mailbox.ts';
import { test as base } from './reading-room.ts';
import { openRequestStaff, type RequestStaff } from './request-staff.ts';

export { expect } from './reading-room.ts';

/** Files of conditional access and open ones, some with a title that is not public; one with a paper that is here. */
const CONTENT = [
  'finding-aids/lien-hiep-hop-tac-xa.csv',
  'finding-aids/ty-thuy-loi.xml',
  'documents/thuy-loi/5.001.01.pdf',
];

/** A portal of its own, with letters as files and somebody at its desk. */
export interface RequestRoom {
  url: string;
  mailbox: Mailbox;
  staff: RequestStaff;
}

/** A reader who asks for what is not open, before a portal where that is answered. */
export const test = base.extend<{ account: AccountPages; asking: RequestPages }, { room: RequestRoom }>({
  room: [
    async ({}, use) => {
      const portal = await startPortal({ findingAids: CONTENT.map(inContent) });
      const staff = await openRequestStaff(portal.dataDir);
      await use({ url: portal.url, mailbox: new Mailbox(portal.dataDir), staff });
      await staff.close();
      await portal.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ room }, use) => use(room.url),
  account: async ({ page, lang, room }, use) => use(new AccountPages(page, lang, room.mailbox)),
  asking: async ({ page, lang }, use) => use(new RequestPages(page, lang)),
});

function inContent(path: string): string {
  return fileURLToPath(new URL(`../../content/${path}`, import.meta.url));
}

/** Where a letter's file stands is the portal's matter; what a paper is, the content says. */
export const PAPER = {
  name: 'giấy giới thiệu.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Giấy giới thiệu số 12, ngày 20/11/2026.\n'),
};
