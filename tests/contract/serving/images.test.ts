import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageOfText, textPdf } from '../../harness/made-pdf.ts';
import { t } from '../../../src/i18n/translate.ts';
import { filesIn } from '../../unit/page-images/sandbox.ts';
import { ask } from '../../unit/http/open-server.ts';
import { openRoom } from './room.ts';
import type { ServingRoom } from './room.ts';

const UNKNOWN = 'zzzzzzzzzzzzzzzz';
/** Every address of a document that IIIF viewers ask, with ID where its id goes. */
const ADDRESSES = [
  '/iiif/ID/manifest.json',
  '/iiif/ID/search?q=trang',
  '/iiif/ID/search-1?q=trang',
  '/iiif/ID/1',
  '/iiif/ID/1/info.json',
  '/iiif/ID/1/text.json',
  '/iiif/ID/1/full/300,/0/default.jpg',
  '/iiif/ID/1/full/300,/0/default.webp',
  '/iiif/ID/1/0,0,512,512/512,512/0/default.webp',
  '/iiif/ID/1/full/99999,/0/default.jpg',
  '/iiif/ID/1/nonsense/x/y/z.q',
];

/** Words that a camera wrote into its picture. */
const NOTED = 'qcameranoted';
const PHOTOGRAPH = { text: '', width: 600, height: 400 };

async function photograph(): Promise<Buffer> {
  const taken = await sharp({ create: { ...PHOTOGRAPH, channels: 3, background: '#936' } })
    .withExif({ IFD0: { ImageDescription: NOTED, Artist: NOTED }, IFD3: { GPSLatitude: '21/1 2/1 0/1' } })
    .jpeg()
    .toBuffer();
  expect(taken.includes(NOTED)).toBe(true);
  return taken;
}

describe('the images of a document', { timeout: 60_000 }, () => {
  let room: ServingRoom;
  beforeAll(async () => {
    const pdf = await textPdf(['Trang một', pageOfText('Tờ trình về việc đắp đê'), 'Trang ba']);
    const pages = ['Trang một', 'Trang hai', 'Trang ba'];
    room = await openRoom(
      [
        { record: 'Open', name: '1.01.pdf', content: pdf, pages },
        {
          record: 'Open',
          name: '1.02.docx',
          kind: 'docx',
          pages: [{ text: 'Tờ trình', html: '<p>Tờ trình</p>', width: 0, height: 0 }],
        },
        { record: 'Open', name: '1.03.pdf', content: Buffer.from('no PDF at all'), pages },
        { record: 'Open', name: '1.04.pdf', content: pdf, heldBack: 'secret', pages },
        { record: 'Open', name: '1.05.jpg', kind: 'image', content: await photograph(), pages: [PHOTOGRAPH] },
        { record: 'Closed', name: '2.01.pdf', content: pdf, pages },
        { record: 'Masked', name: '3.01.pdf', content: pdf, pages },
        { record: 'Hidden', name: '4.01.pdf', content: pdf, pages },
      ],
      { TRUSTED_PROXIES: '127.0.0.1' },
    );
  }, 120_000);
  afterAll(() => room.close());

  const id = (name: string) => room.ids.get(name)!;
  const image = (name: string, parameters: string, headers: Record<string, string> = {}, method = 'GET') =>
    ask(room.portal.url, `/iiif/${id(name)}/${parameters}`, { headers, method });

  it('are drawn in the size and form asked for, and say what they are', async () => {
    const { status, headers, body } = await image('1.01.pdf', '2/full/600,/90/gray.png');
    expect(status).toBe(200);
    expect(await sharp(body).metadata()).toMatchObject({ format: 'png', width: 849, height: 600, channels: 1 });
    const { isOpaque, channels } = await sharp(body).stats();
    expect(isOpaque).toBe(true);
    expect(channels[0]!.stdev, 'there is something on it').toBeGreaterThan(5);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(body.length),
      'cache-control': 'private, no-cache',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      link: `<${room.portal.url}/iiif/${id('1.01.pdf')}/2/full/600,849/90/gray.png>;rel="canonical", <http://iiif.io/api/image/3/level2.json>;rel="profile"`,
    });
  });

  it.each(['full/max/0/default', 'full/120,/0/default', '0,0,256,256/256,256/0/default', 'full/100,/180/gray'])(
    'keep nothing of what a camera noted, neither the place nor words: %s',
    async (parameters) => {
      for (const format of ['jpg', 'webp', 'png']) {
        const { status, body } = await image('1.05.jpg', `1/${parameters}.${format}`);
        expect(status).toBe(200);
        const { exif, xmp, iptc, icc, comments } = await sharp(body).metadata();
        expect([exif, xmp, iptc, icc, comments]).toEqual(Array(5).fill(undefined));
        expect(body.includes(NOTED)).toBe(false);
      }
      const about = await image('1.05.jpg', '1/info.json');
      const manifest = await ask(room.portal.url, `/iiif/${id('1.05.jpg')}/manifest.json`);
      expect(`${about.body.toString()}${manifest.body.toString()}`).not.toContain(NOTED);
    },
  );

  it('are not sent again to who has them, and tell their head alone to who asks for it', async () => {
    const { headers } = await image('1.01.pdf', '1/full/200,/0/default.webp');
    const again = await image('1.01.pdf', '1/full/200,/0/default.webp', { 'if-none-match': headers.etag! });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
    const head = await image('1.01.pdf', '1/full/200,/0/default.webp', {}, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
      200,
      0,
      headers['content-length'],
    ]);
    const other = await image('1.01.pdf', '1/full/201,/0/default.webp', { 'if-none-match': headers.etag! });
    expect(other.status).toBe(200);
  });

  it('lead from their base to what describes them, for a site of any origin', async () => {
    const base = await image('1.01.pdf', '1');
    expect([base.status, base.headers.location]).toEqual([
      303,
      `${room.portal.url}/iiif/${id('1.01.pdf')}/1/info.json`,
    ]);
    const info = await image('1.01.pdf', '1/info.json');
    expect(info.headers['content-type']).toBe('application/ld+json;profile="http://iiif.io/api/image/3/context.json"');
    expect(JSON.parse(info.body.toString())).toMatchObject({ width: 2479, height: 3508, profile: 'level2' });
    const plain = await image('1.01.pdf', '1/info.json', { accept: 'application/json' });
    expect(plain.headers['content-type']).toBe('application/json');
    const asks = { origin: 'https://viewer.example', 'access-control-request-method': 'GET' };
    const preflight = await ask(room.portal.url, '/iiif/x/manifest.json', { method: 'OPTIONS', headers: asks });
    expect([preflight.status, preflight.headers['access-control-allow-origin']]).toEqual([204, '*']);
  });

  it.each([
    ['1/full/99999,/0/default.jpg', 400],
    ['1/full/^99999,/0/default.jpg', 501],
    ['1/full/max/45/default.jpg', 400],
    ['1/full/max/0/bitonal.jpg', 400],
    ['1/full/max/0/default.tif', 400],
    ['1/9999,9999,1,1/max/0/default.jpg', 400],
    ['4/info.json', 404],
    ['0/info.json', 404],
    ['01/info.json', 404],
    ['x/full/max/0/default.jpg', 404],
    ['99999999999999999999/info.json', 404],
  ])('explain what is wrong with %s', async (parameters, status) => {
    const answer = await image('1.01.pdf', parameters);
    expect([answer.status, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('are none for a page without one, and for a file that cannot be drawn', async () => {
    expect((await image('1.02.docx', '1/info.json')).status).toBe(404);
    expect((await image('1.02.docx', '1/full/max/0/default.jpg')).status).toBe(404);
    expect((await image('1.02.docx', 'manifest.json')).status).toBe(200);
    expect((await image('1.03.pdf', '1/full/100,/0/default.jpg')).status).toBe(404);
    expect((await image('1.01.pdf', '1/full/100,/0/default.jpg')).status).toBe(200);
  });

  it.each(['1.04.pdf', '2.01.pdf', '3.01.pdf', '4.01.pdf'])(
    'are not there for %s, as for one that nobody ever heard of, at any address',
    async (name) => {
      for (const address of ADDRESSES) {
        for (const method of ['GET', 'HEAD']) {
          const unknown = await told(room, address, UNKNOWN, method);
          expect(unknown.status).toBe(404);
          expect(await told(room, address, id(name), method), address).toEqual(unknown);
        }
      }
      expect(filesIn(join(room.portal.dataDir, 'page-images')).size).toBeGreaterThan(0);
    },
  );

  it('are not drawn for who asks for their head alone', async () => {
    const parameters = '1/full/222,/0/default.webp';
    const images = () => [...filesIn(join(room.portal.dataDir, 'page-images')).keys()];
    const head = await image('1.01.pdf', parameters, {}, 'HEAD');
    expect(head).toMatchObject({ status: 200, headers: { 'content-type': 'image/webp' } });
    expect(head.headers['content-length']).toBeUndefined();
    expect(images().filter((path) => path.includes('.222-'))).toEqual([]);
    const drawn = await image('1.01.pdf', parameters);
    expect(drawn.headers.etag).toBe(head.headers.etag);
    const known = await image('1.01.pdf', parameters, {}, 'HEAD');
    expect(known.headers['content-length']).toBe(String(drawn.body.length));
  });

  it('are refused to one who asks for far too many at once, while others are served', async () => {
    const greedy = { 'x-forwarded-for': '203.0.113.7' };
    const flood = Array.from({ length: 300 }, (_, i) => image('1.01.pdf', `1/full/${20 + i},/0/default.jpg`, greedy));
    const modest = await image('1.01.pdf', '1/full/19,/0/default.jpg', { 'x-forwarded-for': '198.51.100.2' });
    expect(modest.status).toBe(200);
    const answers = await Promise.all(flood);
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status !== 200 && status !== 429)).toEqual([]);
    expect(answers.length - refused.length, 'as many as a reader needs').toBeGreaterThanOrEqual(64);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.headers).toMatchObject({ 'retry-after': '2', 'content-type': expect.stringMatching(/problem/) });
    expect((await image('1.01.pdf', '1/full/450,/0/default.jpg', greedy)).status).toBe(200);
  });

  it('are refused with a word when to come back where all together ask for too many, and nothing breaks', async () => {
    const asked = Array.from({ length: 600 }, (_, i) => i).map((i) =>
      image('1.01.pdf', `2/full/${20 + i},/0/default.jpg`, {
        'x-forwarded-for': `192.0.2.${i % 50}`,
        ...(i % 2 ? { accept: 'text/html,*/*;q=0.8' } : {}),
      }),
    );
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers } of refused) expect(headers['retry-after']).toBe('2');
    const pages = refused.filter(({ headers }) => headers['content-type'] === 'text/html; charset=utf-8');
    expect(pages.length, 'for those who opened the image itself').toBeGreaterThan(0);
    expect(pages[0]!.body.toString()).toContain(t('vi').errors[503].title);
    expect((await image('1.01.pdf', '2/full/700,/0/default.jpg')).status).toBe(200);
  });

  it('are not drawn for readers who have gone', async () => {
    const leaving = Array.from({ length: 100 }, (_, i) => i).map((i) => {
      const asking = request(`${room.portal.url}/iiif/${id('1.01.pdf')}/3/full/${500 + i},/0/default.png`, {
        agent: false,
      });
      asking.on('error', () => undefined).end();
      return asking;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const asking of leaving) asking.destroy();
    const started = Date.now();
    expect((await image('1.01.pdf', '3/full/499,/0/default.png')).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const drawn = [...filesIn(join(room.portal.dataDir, 'page-images')).keys()].filter((path) =>
      /\/3\..*png$/.test(path),
    );
    expect(drawn.length, `in ${Date.now() - started} ms`).toBeLessThan(50);
    const faults = room.portal
      .log()
      .split('\n')
      .filter((line) => line.includes('"level":50') && !line.includes('"msg":"request"'));
    expect(faults).toEqual([]);
  });

  it('go with the document: nothing is shown at once, and nothing is left on the disk a moment later; and they come back', async () => {
    const unknown = await told(room, ADDRESSES[5]!, UNKNOWN, 'GET');
    const drawing = Array.from({ length: 40 }, (_, i) => image('1.01.pdf', `2/full/${700 + i},/0/default.png`));
    await room.setAccess('Open', 'closed');
    for (const address of ADDRESSES) {
      expect(await told(room, address, id('1.01.pdf'), 'GET'), address).toEqual(
        await told(room, address, UNKNOWN, 'GET'),
      );
    }
    expect(unknown.status).toBe(404);
    await Promise.all(drawing);
    await expect.poll(() => filesIn(join(room.portal.dataDir, 'page-images')).size, { timeout: 15_000 }).toBe(0);
    await room.setAccess('Open', 'open');
    expect((await image('1.01.pdf', '1/full/300,/0/default.jpg')).status).toBe(200);
  });

  it('are swept away also where nobody asks, and where the file is gone', async () => {
    const folder = join(room.portal.dataDir, 'page-images');
    await image('1.01.pdf', '1/full/310,/0/default.jpg');
    expect(filesIn(folder).size).toBeGreaterThan(0);
    const path = join(room.files, '1.01.pdf');
    await rename(path, `${path}.away`);
    await expect.poll(() => filesIn(folder).size, { timeout: 20_000 }).toBe(0);
    await rename(`${path}.away`, path);
    expect(existsSync(path)).toBe(true);
  });
});

describe('a portal that is told to end while it draws', { timeout: 60_000 }, () => {
  it('ends within ten seconds, and nothing of it stays', async () => {
    const pdf = await textPdf([pageOfText('Tờ trình về việc đắp đê')]);
    const room = await openRoom([{ record: 'Open', name: '1.01.pdf', content: pdf, pages: ['Trang một'] }]);
    const [id] = [...room.ids.values()];
    const asked = Array.from({ length: 60 }, (_, i) =>
      ask(room.portal.url, `/iiif/${id}/1/full/${1500 + i},/0/default.png`).catch(() => undefined),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    const started = performance.now();
    await room.close();
    expect(performance.now() - started).toBeLessThan(11_000);
    await Promise.all(asked);
  });
});

/** All that tells one answer from another, but for what names the request. */
async function told(room: ServingRoom, address: string, id: string, method: string) {
  const { status, headers, body } = await ask(room.portal.url, address.replace('ID', id), { method });
  const rest = Object.entries(headers).filter(([name]) => name !== 'x-request-id' && name !== 'date');
  return { status, headers: rest, body: body.toString().replaceAll(id, 'ID') };
}
