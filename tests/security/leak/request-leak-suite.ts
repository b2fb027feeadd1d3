import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, ANSWERED_WHEN_OPEN, DocumentComparison, NOWHERE } from './document-probes.ts';
import { ask, crawl } from './guest.ts';
import { Comparison, WORD_ADDRESSES } from './probes.ts';
import { openRequestRoom, type RequestRoom } from './request-room.ts';
import { tracesIn } from './traces.ts';
import type { Plant } from './plants.ts';

const PATIENCE_MS = 300_000;
const ENTRANCES = ['/', '/en', '/phong', '/tim-kiem', '/en/search?q=file', '/api/v1/search?limit=100', '/tai-khoan'];

/** The engine and the database that the portal under test works with. */
export interface SettingWithRequests {
  name: string;
  env(): Promise<Record<string, string>>;
  /** Plants of which there is a trace in the index itself, as `where: place`. */
  traces(room: RequestRoom, plants: readonly Plant[]): Promise<string[]>;
}

/** What holds with every engine: what one reader asked for, was told and was granted is found by nobody else. */
export function requestLeakSuite(setting: SettingWithRequests): void {
  describe(`requests and what came of them, with ${setting.name}`, { timeout: PATIENCE_MS }, () => {
    let room: RequestRoom;
    beforeAll(async () => {
      room = await openRequestRoom(await setting.env());
      // Whatever could be kept on the way to the reader is kept by now.
      for (const address of ANSWERED_WHEN_OPEN) {
        await ask(room.portal.url, addressOf(address, room.documentId, room.documentWord), room.as.owner);
      }
      await ask(room.portal.url, `/ho-so/${room.recordId}`, room.as.owner);
    }, PATIENCE_MS);
    afterAll(() => room.close());

    const others = () => ({
      guest: {},
      other: room.as.other,
      desk: room.as.desk,
      administrator: room.as.administrator,
    });

    it('the reader has their document at every address: the search for leaks can find', async () => {
      const found: string[] = [];
      for (const address of ANSWERED_WHEN_OPEN) {
        const path = addressOf(address, room.documentId, room.documentWord);
        const { status, text } = await ask(room.portal.url, path, room.as.owner);
        expect(status, address).toBe(200);
        found.push(...tracesIn(address, text, room.plants));
      }
      expect(found.filter((trace) => trace.endsWith('granted document')).length).toBeGreaterThan(4);
    });

    it('nobody else is told that there is a document', async () => {
      for (const [who, as] of Object.entries(others())) {
        const comparison = new DocumentComparison(room.portal.url, as);
        expect(await comparison.toldApart(room.documentId, room.documentWord), who).toEqual([]);
      }
    });

    it('no page that links lead a guest or another reader to has a word of it', async () => {
      for (const as of [{}, room.as.other]) {
        const reached = [...(await crawl(room.portal.url, ENTRANCES, as)).values()];
        expect(reached.length).toBeGreaterThan(20);
        expect(reached.flatMap(({ path, text }) => tracesIn(path, text, room.plants))).toEqual([]);
        expect(reached.filter(({ text }) => text.includes(room.documentId)).map(({ path }) => path)).toEqual([]);
        expect(reached.filter(({ text }) => text.includes(room.caseId)).map(({ path }) => path)).toEqual([]);
      }
    });

    it('no page of the public site has a word of it for the reader either, but for the record and the document', async () => {
      const reached = [...(await crawl(room.portal.url, ENTRANCES.slice(0, 6), room.as.owner)).values()];
      const own = (path: string) =>
        path.includes(room.recordId) ||
        path.includes(room.documentId) ||
        /^\/(en\/account|en\/requests|tai-khoan|yeu-cau)/.test(path);
      const elsewhere = reached.filter(({ path }) => !own(path));
      const words = room.plants.filter(({ place }) => place !== 'reader' && place !== 'email');
      expect(elsewhere.flatMap(({ path, text }) => tracesIn(path, text, words))).toEqual([]);
    });

    it('each word of it is looked for in vain, by anybody, like a word that is nowhere', async () => {
      const comparison = new Comparison(room.portal.url);
      const searches = ['/api/v1/search?q=WORD', '/api/v1/suggest?q=WORD', '/tim-kiem?q=WORD'];
      for (const { word, place } of room.plants) {
        expect(await comparison.toldApart(searches, word, NOWHERE), place).toEqual([]);
      }
      expect(await comparison.toldApart(WORD_ADDRESSES, room.documentWord, NOWHERE)).toEqual([]);
      const mine = await ask(room.portal.url, `/api/v1/search?q=${room.documentWord}`, room.as.owner);
      expect(mine.text).toContain('"total":0');
    });

    it('what is between staff is in no page and no file of the reader’s', async () => {
      const places = ['/tai-khoan', '/tai-khoan/du-lieu', `/yeu-cau/${room.caseId}`, `/en/requests/${room.caseId}`];
      for (const path of places) {
        const { text } = await ask(room.portal.url, path, room.as.owner);
        expect(tracesIn(path, text, room.internal)).toEqual([]);
      }
      const file = await ownData(room, room.as.owner);
      expect(file.status).toBe(200);
      expect(tracesIn('file', file.text, room.internal)).toEqual([]);
      expect(tracesIn('file', file.text, room.plants).length, 'the search for leaks can find').toBeGreaterThan(5);
      for (const as of [room.as.other, room.as.desk, room.as.administrator]) {
        const { text } = await ownData(room, as);
        const others = room.plants.filter(({ place }) => place !== 'staff');
        expect(tracesIn('file', text, others)).toEqual([]);
      }
    });

    it('neither index nor log has a word of it, nor a token of anybody', async () => {
      await expect.poll(() => setting.traces(room, room.plants), { timeout: 20_000 }).toEqual([]);
      expect(tracesIn('log', room.portal.log(), room.plants)).toEqual([]);
      for (const { cookie } of Object.values(room.as)) expect(room.portal.log()).not.toContain(cookie?.split('=')[1]);
    });

    it('once suspended it is nothing to the reader, and its images are gone from the disk', async () => {
      const [shelf] = shelves(room);
      await room.setGrants('suspended');
      const comparison = new DocumentComparison(room.portal.url, room.as.owner);
      expect(await comparison.toldApart(room.documentId, room.documentWord)).toEqual([]);
      const { text } = await ask(room.portal.url, `/ho-so/${room.recordId}`, room.as.owner);
      expect(text).not.toContain('Masked');
      await expect.poll(() => shelves(room), { timeout: 25_000 }).not.toContain(shelf);
      await room.setGrants('active');
      const path = addressOf('/tai-lieu/ID/2', room.documentId, '');
      expect((await ask(room.portal.url, path, room.as.owner)).status).toBe(200);
    });
  });
}

async function ownData({ portal }: RequestRoom, as: Record<string, string>) {
  const headers = { ...as, origin: portal.url, 'content-type': 'application/x-www-form-urlencoded' };
  const response = await fetch(`${portal.url}/tai-khoan/du-lieu/tai-ve`, {
    method: 'POST',
    headers,
    redirect: 'manual',
  });
  return { status: response.status, text: await response.text() };
}

/** Hashes of the documents that images are kept of. */
function shelves({ portal }: RequestRoom): string[] {
  const folder = join(portal.dataDir, 'page-images');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((group) => readdirSync(join(folder, group)));
}
