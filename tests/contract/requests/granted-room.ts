import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import type { OpenDocuments } from '../../../src/catalogue/document.ts';
import type { Permits } from '../../../src/catalogue/permit.ts';
import { createGrantedCatalogue } from '../../../src/catalogue/storage/granted-catalogue.ts';
import { createOpenDocuments } from '../../../src/catalogue/storage/open-documents.ts';
import { permitsOf } from '../../../src/catalogue/storage/permits-of.ts';
import { readAccountPolicy } from '../../../src/readers/account-policy.ts';
import type { Actor, ReaderActor } from '../../../src/readers/actor.ts';
import { holderOf } from '../../../src/requests/granting/holder-of.ts';
import { createGrants } from '../../../src/requests/granting/live-grants.ts';
import type { Grants } from '../../../src/requests/grants.ts';
import { openArchive, type DatabaseKind, type TestArchive } from '../catalogue/archive.ts';
import type { Line } from '../catalogue/line-reader.ts';
import { insertGrant, insertReader } from './grant-rows.ts';

export const RECORDS: Line[] = [
  { depth: 0, key: 'f', title: 'Phông', access: { level: 'open' } },
  { depth: 1, key: 'o', title: 'Mở' },
  { depth: 1, key: 'c', title: 'Có điều kiện', access: { level: 'conditional' } },
  { depth: 2, key: 'ci', title: 'Tờ trình' },
  { depth: 2, key: 'cs', title: 'Tờ kín', access: { level: 'closed' } },
  { depth: 2, key: 'cm', title: 'Tờ che', access: { level: 'conditional', titleVisibility: 'masked' } },
  { depth: 1, key: 'd', title: 'Đóng', access: { level: 'closed' } },
  { depth: 1, key: 'm', title: 'Che', scope: 'Về một người', access: { level: 'closed', titleVisibility: 'masked' } },
  { depth: 2, key: 'mi', title: 'Lá thư' },
  { depth: 1, key: 'h', title: 'Ẩn', access: { level: 'closed', titleVisibility: 'hidden' } },
];
export const ON_SITE = '192.168.10.7';
export const ELSEWHERE = '203.0.113.9';
const RULES = { onSiteAddresses: ['192.168.10.0/24', '2001:db8:7::/48'], viewMinutes: 240 };
const ACCOUNTS = readAccountPolicy(fileURLToPath(new URL('../../../content', import.meta.url)));

/** An archive with records of every access, two readers, and a clock that stands still. */
export interface GrantedRoom {
  archive: TestArchive;
  grants: Grants;
  owner: ReaderActor;
  other: ReaderActor;
  clock: Date;
  passes(minutes: number): void;
  /** As a request of theirs has them. @param recognise who they turn out to be when that is looked at again */
  permits(actor: Actor, clientIp?: string, recognise?: () => Actor, isHead?: boolean): Permits;
  documents(actor: Actor, clientIp?: string): OpenDocuments;
  catalogue(actor: Actor, clientIp?: string): Catalogue;
  /** @returns the grant's id */
  grant(title: string, changes?: Parameters<typeof insertGrant>[3], reader?: ReaderActor): Promise<string>;
  change(grantId: string, changes: object): Promise<unknown>;
  /** Each call of each service says that there is nothing. */
  expectNothing(actor: Actor, documentId: string, title: string, clientIp?: string): Promise<void>;
  expectAll(actor: Actor, documentId: string, title: string, clientIp?: string): Promise<void>;
}

export async function openGrantedRoom(kind: DatabaseKind): Promise<GrantedRoom> {
  const archive = await openArchive(kind);
  await archive.write('a.aid', RECORDS);
  await archive.import();
  const { db } = archive;
  const now = () => room.clock;
  const grants = createGrants({ db, policy: { on: () => RULES }, now });
  const room: GrantedRoom = {
    archive,
    grants,
    owner: await insertReader(db, 'Nguyễn Văn A'),
    other: await insertReader(db, 'Trần Thị B'),
    clock: new Date('2026-11-25T03:00:00Z'),
    passes: (minutes) => void (room.clock = new Date(room.clock.getTime() + minutes * 60_000)),
    permits(actor, clientIp = ELSEWHERE, recognised = () => actor, isHead = false) {
      const recognise = () => Promise.resolve({ visitor: { actor: recognised() } });
      const parts = { recognise, grants, accountPolicy: ACCOUNTS };
      return permitsOf(db, holderOf(actor, { cookies: null, clientIp, isHead }, parts), now);
    },
    documents: (actor, clientIp) => createOpenDocuments(db, room.permits(actor, clientIp)),
    catalogue: (actor, clientIp) => createGrantedCatalogue(db, archive.catalogue, room.permits(actor, clientIp)),
    grant: async (title, changes, reader = room.owner) =>
      insertGrant(db, reader, (await archive.row(title)).id, changes),
    change: (grantId, changes) => db.updateTable('access_grant').set(changes).where('id', '=', grantId).execute(),
    async expectNothing(actor, id, title, clientIp) {
      const seen = () => room.documents(actor, clientIp);
      expect(await seen().byId(id)).toBeUndefined();
      expect(await seen().view(id)).toBe(false);
      expect(await seen().page(id, 1)).toBeUndefined();
      expect(await seen().pages(id, 1, 9)).toEqual([]);
      expect(await seen().sizes(id)).toEqual([]);
      expect(await seen().words(id, 1)).toEqual([]);
      expect((await seen().texts([{ document: id, page: 1 }])).size).toBe(0);
      expect(await seen().ofRecord((await archive.row(title)).pk)).toEqual([]);
    },
    async expectAll(actor, id, title, clientIp) {
      const seen = () => room.documents(actor, clientIp);
      expect(await seen().byId(id)).toMatchObject({ document: { id }, record: { title } });
      expect(await seen().view(id)).toBe(true);
      expect(await seen().page(id, 1)).toMatchObject({ text: 'Trang một' });
      expect(await seen().pages(id, 1, 9)).toHaveLength(1);
      expect(await seen().sizes(id)).toHaveLength(1);
      expect((await seen().texts([{ document: id, page: 1 }])).get(`${id}/1`)).toBe('Trang một');
      expect((await seen().ofRecord((await archive.row(title)).pk)).map((document) => document.id)).toEqual([id]);
    },
  };
  return room;
}
