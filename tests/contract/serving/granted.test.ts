import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '../../../src/readers/cookie-names.ts';
import { createSessions } from '../../../src/readers/sessions.ts';
import { textPdf } from '../../harness/made-pdf.ts';
import { freshPostgresDatabase } from '../../harness/postgres-database.ts';
import { addressOf, ANSWERED_WHEN_OPEN, DocumentComparison } from '../../security/leak/document-probes.ts';
import { ask as askAsText } from '../../security/leak/guest.ts';
import { ask, type Answer } from '../../unit/http/open-server.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { insertGrant, insertReader } from '../requests/grant-rows.ts';
import { openRoom, type ServingRoom } from './room.ts';

const CONTENT = fileURLToPath(new URL('../../../content/', import.meta.url));
const ON_SITE = '192.168.10.7';
const ELSEWHERE = '203.0.113.9';
const LARGE = 64 * 1024 * 1024;
const WORD = 'đắp';
const FOREVER = { from_day: '2026-01-01', until_day: '2999-12-31' };

describe.each(DATABASES)('a document that was granted to one reader, on %s', { timeout: 120_000 }, (kind) => {
  let room: ServingRoom;
  let content: string;
  let owner: { pk: number; cookie: string };
  let other: { pk: number; cookie: string };
  let staff: { pk: number; cookie: string };
  let grantId: string;

  beforeAll(async () => {
    content = await mkdtemp(join(tmpdir(), 'phong-doc-granted-'));
    await cp(CONTENT, content, { recursive: true, filter: (path) => !path.includes('finding-aids') });
    const policy = join(content, 'policy', 'requests.yaml');
    const text = await readFile(policy, 'utf8');
    await writeFile(policy, text.replace('onSiteAddresses: []', 'onSiteAddresses: [192.168.10.0/24]'));
    const pdf = await textPdf(['Trang một', `Trang hai về việc ${WORD} đê`]);
    const pages = ['Trang một', `Trang hai về việc ${WORD} đê`];
    room = await openRoom(
      [
        { record: 'Masked', name: '1.pdf', content: pdf, pages },
        { record: 'Closed', name: '2.pdf', content: Buffer.alloc(LARGE, 'x'), pages: ['Trang một'] },
      ],
      { TRUSTED_PROXIES: 'loopback', ...(kind === 'postgres' ? { DATABASE_URL: await freshPostgresDatabase() } : {}) },
      content,
    );
    [owner, other, staff] = [await signIn('reader'), await signIn('reader'), await signIn('staff')];
    await room.inDatabase((db) =>
      db.updateTable('record').set({ access: 'closed' }).where('title', '=', 'Masked').execute(),
    );
  }, 180_000);
  afterAll(async () => {
    await room.close();
    await rm(content, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await room.inDatabase((db) => db.deleteFrom('access_grant').execute());
    grantId = await grant('Masked');
  });

  /** Somebody with an account, and the cookie of their session. */
  async function signIn(as: 'reader' | 'staff'): Promise<{ pk: number; cookie: string }> {
    return room.inDatabase(async (db) => {
      const { pk } = await insertReader(db, 'Nguyễn Văn A', { kind: as });
      if (as === 'staff') {
        const roles = ['desk', 'archivist', 'approver', 'administrator'] as const;
        await db
          .insertInto('account_role')
          .values(roles.map((role) => ({ account_pk: pk, role })))
          .execute();
      }
      const token = await createSessions(db).begin(pk, 'Firefox', new Date().toISOString());
      return { pk, cookie: `${SESSION_COOKIE}=${token}` };
    });
  }
  function grant(title: string, changes: object = {}): Promise<string> {
    return room.inDatabase(async (db) => {
      const found = db.selectFrom('record').select('id').where('title', '=', title);
      const { id } = await found.executeTakeFirstOrThrow();
      return insertGrant(db, owner, id, { ...FOREVER, ...changes });
    });
  }
  const change = (changes: object) =>
    room.inDatabase((db) => db.updateTable('access_grant').set(changes).where('id', '=', grantId).execute());
  const idOf = (name = '1.pdf') => room.ids.get(name) ?? '';
  const recordId = () =>
    room.inDatabase(async (db) => {
      const found = db.selectFrom('record').select('id').where('title', '=', 'Masked');
      return (await found.executeTakeFirstOrThrow()).id;
    });
  const get = (path: string, cookie = owner.cookie, headers: Record<string, string> = {}): Promise<Answer> =>
    ask(room.portal.url, path, { headers: { cookie, 'x-forwarded-for': ELSEWHERE, ...headers } });

  async function expectNothing(cookie: string, from = ELSEWHERE): Promise<void> {
    const comparison = new DocumentComparison(room.portal.url, { cookie, 'x-forwarded-for': from });
    expect(await comparison.toldApart(idOf(), WORD)).toEqual([]);
  }

  it('is answered at every address, to be kept by nobody and shown by no other site', async () => {
    for (const address of ANSWERED_WHEN_OPEN) {
      const { status, headers } = await get(addressOf(address, idOf(), encodeURIComponent(WORD)));
      expect(status, address).toBe(200);
      expect(headers['cache-control'], address).toBe('no-store');
      expect(headers['access-control-allow-origin'], address).toBeUndefined();
      expect(headers['cross-origin-resource-policy'], address).toBe('same-origin');
    }
  });

  it('is for a guest, another reader and staff what never was, also when its reader has just had it', async () => {
    for (const address of ANSWERED_WHEN_OPEN) {
      await get(addressOf(address, idOf(), encodeURIComponent(WORD)));
    }
    for (const cookie of ['', other.cookie, staff.cookie, `${owner.cookie}x`]) await expectNothing(cookie);
  });

  it('says its title on the record’s page to its reader, and to programs to nobody', async () => {
    const id = await recordId();
    const own = (await get(`/ho-so/${id}`)).body.toString();
    expect(own).toMatch(/<h1[^>]*>\s*Masked\s*<\/h1>/);
    expect(own).toContain(`/tai-lieu/${idOf()}/1`);
    expect(own).toContain('noindex');
    expect(own).not.toContain('application/ld+json"');
    for (const cookie of ['', other.cookie, staff.cookie]) {
      expect((await get(`/ho-so/${id}`, cookie)).body.toString()).not.toMatch(/Masked|\/tai-lieu\/|Trang/);
    }
    const asGuest = await askAsText(room.portal.url, `/api/v1/records/${id}`);
    const asOwner = await askAsText(room.portal.url, `/api/v1/records/${id}`, { cookie: owner.cookie });
    expect(JSON.parse(asOwner.text.split('\n\n')[1]!)).toEqual(JSON.parse(asGuest.text.split('\n\n')[1]!));
    expect(asOwner.text).not.toContain('Masked');
  });

  it.each([{ state: 'revoked' }, { state: 'suspended' }, { until_day: '2026-01-02' }, { from_day: '2999-01-01' }])(
    'is nothing for its reader either, at once, when the grant becomes %o',
    async (changes) => {
      expect((await get(`/tai-lieu/${idOf()}/2`)).status).toBe(200);
      await change(changes);
      await expectNothing(owner.cookie);
    },
  );

  it('is nothing once its reader is suspended or has signed out', async () => {
    const set = (status: 'active' | 'suspended') =>
      room.inDatabase((db) => db.updateTable('account').set({ status }).where('pk', '=', owner.pk).execute());
    await set('suspended');
    await expectNothing(owner.cookie);
    await set('active');
    expect((await get(`/tai-lieu/${idOf()}/2`)).status).toBe(200);
    const leaving = await room.inDatabase(async (db) => {
      const token = await createSessions(db).begin(owner.pk, 'Firefox', null);
      return { cookie: `${SESSION_COOKIE}=${token}`, end: () => token };
    });
    expect((await get(`/tai-lieu/${idOf()}/2`, leaving.cookie)).status).toBe(200);
    await room.inDatabase((db) => createSessions(db).end(leaving.end()));
    await expectNothing(leaving.cookie);
  });

  it('on site only is read where the trusted proxy saw one of the archive’s addresses, whatever else is said', async () => {
    await change({ on_site_only: 1 });
    expect((await get(`/tai-lieu/${idOf()}/2`, owner.cookie, { 'x-forwarded-for': ON_SITE })).status).toBe(200);
    expect((await get(`/tai-lieu/${idOf()}/2`, other.cookie, { 'x-forwarded-for': ON_SITE })).status).toBe(404);
    const lies: Record<string, string>[] = [
      { 'x-forwarded-for': `${ON_SITE}, ${ELSEWHERE}` },
      { 'x-forwarded-for': ELSEWHERE, 'x-real-ip': ON_SITE },
      { 'x-forwarded-for': ELSEWHERE, forwarded: `for=${ON_SITE}` },
      { 'x-forwarded-for': ELSEWHERE, 'x-client-ip': ON_SITE },
    ];
    for (const headers of lies) {
      expect((await get(`/tai-lieu/${idOf()}/2`, owner.cookie, headers)).status).toBe(404);
    }
    await expectNothing(owner.cookie);
  });

  it('without downloads is shown page by page, and its file is not handed out', async () => {
    await change({ no_download: 1 });
    expect((await get(`/tai-lieu/${idOf()}/2`)).status).toBe(200);
    const asks: Record<string, string>[] = [{}, { range: 'bytes=0-9' }, { 'if-none-match': '*' }];
    for (const headers of asks) {
      expect((await get(`/tai-lieu/${idOf()}/tai-ve`, owner.cookie, headers)).status).toBe(404);
    }
    expect((await get(`/iiif/${idOf()}/manifest.json`)).body.toString()).not.toContain('tai-ve');
    expect((await get(`/tai-lieu/${idOf()}/2`)).body.toString()).not.toContain('tai-ve');
    expect((await get(`/ho-so/${await recordId()}`)).body.toString()).not.toContain('tai-ve');
  });

  it('is opened as often as was allowed, and looking at its record is no reading', async () => {
    await change({ max_views: 1 });
    const views = () =>
      room.inDatabase(async (db) => {
        const found = db.selectFrom('access_grant').select('views').where('id', '=', grantId);
        return (await found.executeTakeFirstOrThrow()).views;
      });
    const page = (await get(`/ho-so/${await recordId()}`)).body.toString();
    expect(page).toContain(`/tai-lieu/${idOf()}/1`);
    expect(page).not.toContain(`/iiif/${idOf()}/1/full`);
    expect(await views()).toBe(0);
    // Nor is what shows nothing of it.
    await change({ no_download: 1 });
    expect((await get(`/tai-lieu/${idOf()}/tai-ve`)).status).toBe(404);
    expect((await get(`/tai-lieu/${idOf()}/999`)).status).toBe(404);
    expect((await get(`/iiif/${idOf()}/1/wrong/max/0/default.jpg`)).status).toBe(400);
    expect((await get(`/iiif/${idOf()}/1/info.json`)).status).toBe(200);
    expect(await views()).toBe(0);
    await change({ no_download: 0 });
    await Promise.all(ANSWERED_WHEN_OPEN.map((address) => get(addressOf(address, idOf(), 'x'))));
    expect(await views()).toBe(1);
    await change({ view_ends_at: '2026-01-01T00:00:00.000Z' });
    await expectNothing(owner.cookie);
    expect(await views()).toBe(1);
  });

  it('goes on being sent for no longer than a few seconds after the grant was revoked', async () => {
    grantId = await grant('Closed');
    const answer = await begin(`${room.portal.url}/tai-lieu/${idOf('2.pdf')}/tai-ve`, { cookie: owner.cookie });
    expect(answer.statusCode).toBe(200);
    await change({ state: 'revoked' });
    expect(await ending(answer)).toBe('cut off');
  });

  it('goes on being sent for no longer than a few seconds after its reader’s sessions were ended', async () => {
    grantId = await grant('Closed');
    const { cookie } = await room.inDatabase(async (db) => {
      const token = await createSessions(db).begin(owner.pk, 'Firefox', null);
      return { cookie: `${SESSION_COOKIE}=${token}` };
    });
    const answer = await begin(`${room.portal.url}/tai-lieu/${idOf('2.pdf')}/tai-ve`, { cookie });
    expect(answer.statusCode).toBe(200);
    await room.inDatabase((db) => createSessions(db).end(cookie.slice(SESSION_COOKIE.length + 1)));
    expect(await ending(answer)).toBe('cut off');
  });

  it('has images on the disk for as long as somebody may see them', async () => {
    const image = `/iiif/${idOf()}/2/full/180,/0/default.webp`;
    const first = await get(image);
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    expect(shelves(room)).toHaveLength(1);
    expect((await get(image)).body.equals(first.body)).toBe(true);
    expect((await get(image, other.cookie)).status).toBe(404);
    await change({ state: 'revoked' });
    expect((await get(image)).status).toBe(404);
    await expect.poll(() => shelves(room), { timeout: 20_000 }).toEqual([]);
  });

  it('is in no list, no search and no count', async () => {
    for (const cookie of [owner.cookie, '']) {
      const search = await get(`/api/v1/search?q=${encodeURIComponent(WORD)}`, cookie);
      expect(JSON.parse(search.body.toString())).toMatchObject({ total: 0, hits: [] });
      const found = await get('/tim-kiem?q=Masked', cookie);
      expect(found.body.toString()).not.toContain(await recordId());
    }
  });
});

/** Hashes of the documents that images are kept of. */
function shelves({ portal }: ServingRoom): string[] {
  const folder = join(portal.dataDir, 'page-images');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((group) => readdirSync(join(folder, group)));
}

function begin(url: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request(url, { agent: false, headers }, (res) => resolve(res.on('error', () => undefined)))
    .on('error', reject)
    .end();
  return promise;
}

/** How an answer ends that is read slowly. */
async function ending(answer: IncomingMessage): Promise<string> {
  const end = Promise.withResolvers<string>();
  answer.on('end', () => end.resolve('whole')).on('close', () => end.resolve('cut off'));
  const reading = setInterval(() => answer.read(), 50);
  try {
    return await end.promise;
  } finally {
    clearInterval(reading);
  }
}
