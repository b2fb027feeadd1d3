import { openDocumentRoom } from './document-room.ts';
import type { DocumentRoom } from './document-room.ts';
import { test as base } from './reading-room.ts';

export { expect, PHONE, WIDE } from './reading-room.ts';

/** A reader before a portal with a document of every kind, one for each worker. */
export const test = base.extend<object, { room: DocumentRoom }>({
  room: [
    async ({}, use) => {
      const room = await openDocumentRoom();
      await use(room);
      await room.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ room }, use) => use(room.url),
});
