import { request } from 'node:http';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../unit/http/open-server.ts';
import { openRoom } from './room.ts';
import type { ServingRoom } from './room.ts';
import type { IncomingMessage } from 'node:http';

const BYTES = Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 251));
const LARGE = 64 * 1024 * 1024;

describe('the file of a document', { timeout: 60_000 }, () => {
  let room: ServingRoom;
  beforeAll(async () => {
    room = await openRoom([
      { record: 'Open', name: '1.01.pdf', content: BYTES, pages: ['Trang một'] },
      {
        record: 'Open',
        name: '1.02.txt',
        kind: 'text',
        content: 'đê '.repeat(2000),
        pages: [{ text: 'đê', width: 0, height: 0 }],
      },
      { record: 'Open', name: '1.03.pdf', content: Buffer.alloc(LARGE, 'x'), pages: ['Trang một'] },
      { record: 'Open', name: '1.04.pdf', content: BYTES, isActive: true, pages: ['Trang một'] },
      { record: 'Open', name: '1.05.pdf', content: BYTES, heldBack: 'secret', pages: ['Trang một'] },
      { record: 'Open', name: '1.06.pdf', content: BYTES, pages: ['Trang một'] },
      { record: 'Closed', name: '2.01.pdf', content: BYTES, pages: ['Trang một'] },
      { record: 'Masked', name: '3.01.pdf', content: BYTES, pages: ['Trang một'] },
      { record: 'Hidden', name: '4.01.pdf', content: BYTES, pages: ['Trang một'] },
    ]);
  }, 120_000);
  afterAll(() => room.close());

  const address = (name: string) => `/tai-lieu/${room.ids.get(name)}/tai-ve`;
  const get = (name: string, headers: Record<string, string> = {}, method = 'GET') =>
    ask(room.portal.url, address(name), { headers, method });

  it('is sent whole, to be saved under its name and to do nothing', async () => {
    const { status, headers, body } = await get('1.01.pdf');
    expect(status).toBe(200);
    expect(body.equals(BYTES)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '5000',
      'content-disposition': 'attachment; filename="planted.pdf"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache, no-transform',
    });
    expect(headers.etag).toMatch(/^"[0-9a-f]{32}"$/);
  });

  it('is sent as it is, however well it could be made smaller', async () => {
    const { headers, body } = await get('1.02.txt', { 'accept-encoding': 'br, gzip' });
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe('đê '.repeat(2000));
  });

  it.each([
    ['bytes=0-9', 0, 9],
    ['bytes=4990-', 4990, 4999],
    ['bytes=-10', 4990, 4999],
    ['bytes=4990-999999', 4990, 4999],
  ])('is sent in part for %s', async (range, first, last) => {
    const { status, headers, body } = await get('1.01.pdf', { range });
    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes ${first}-${last}/5000`);
    expect(headers['content-length']).toBe(String(last - first + 1));
    expect(body.equals(BYTES.subarray(first, last + 1))).toBe(true);
  });

  it.each(['bytes=5000-', 'bytes=-0'])('has no part %s', async (range) => {
    const { status, headers, body } = await get('1.01.pdf', { range });
    expect([status, headers['content-range'], body.length]).toEqual([416, 'bytes */5000', 0]);
  });

  it.each(['bytes=0-1,4-5', 'pages=1-2', 'bytes=9-5', 'bytes=x'])('is sent whole for %s', async (range) => {
    const { status, body } = await get('1.01.pdf', { range });
    expect([status, body.length]).toEqual([200, 5000]);
  });

  it('tells its head alone, without a part', async () => {
    const { status, headers, body } = await get('1.01.pdf', { range: 'bytes=0-9' }, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '5000', 0]);
  });

  it('is not sent again to who has it, by tag or by date', async () => {
    const { headers } = await get('1.01.pdf');
    for (const [condition, value] of [
      ['if-none-match', headers.etag!],
      ['if-none-match', `"other", W/${headers.etag}`],
      ['if-modified-since', headers['last-modified']!],
    ] as const) {
      const again = await get('1.01.pdf', { [condition]: value });
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
    }
    expect((await get('1.01.pdf', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('is continued only where it is still the same', async () => {
    const { headers } = await get('1.01.pdf');
    expect((await get('1.01.pdf', { range: 'bytes=5-9', 'if-range': headers.etag! })).status).toBe(206);
    expect((await get('1.01.pdf', { range: 'bytes=5-9', 'if-range': headers['last-modified']! })).status).toBe(206);
    expect((await get('1.01.pdf', { range: 'bytes=5-9', 'if-range': '"other"' })).status).toBe(200);
  });

  it('is read no faster than the reader takes it, and let go of when the reader leaves', async () => {
    const before = memory(room);
    const answers = await Promise.all(Array.from({ length: 8 }, () => begin(room.portal.url + address('1.03.pdf'))));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(openFiles(room, '1.03.pdf')).toBe(8);
    // Eight readers have taken half a gigabyte between them, had it all been read for them.
    expect(memory(room) - before).toBeLessThan(200);
    for (const answer of answers) answer.destroy();
    await expect.poll(() => openFiles(room, '1.03.pdf'), { timeout: 5_000 }).toBe(0);
  });

  it('arrives whole, however large it is, at a reader who takes it slowly', async () => {
    const answer = await begin(room.portal.url + address('1.03.pdf'));
    let received = 0;
    for await (const chunk of answer) {
      received += (chunk as Buffer).length;
      if (received < 2_000_000) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(received).toBe(LARGE);
    await expect.poll(() => openFiles(room, '1.03.pdf')).toBe(0);
  });

  it('goes on for no longer than a few seconds after the document was closed', async () => {
    const answer = await begin(room.portal.url + address('1.03.pdf'));
    await room.setAccess('Open', 'closed');
    const end = Promise.withResolvers<string>();
    answer.on('end', () => end.resolve('whole')).on('close', () => end.resolve('cut off'));
    const reading = setInterval(() => answer.read(), 50);
    try {
      expect(await end.promise).toBe('cut off');
      await expect.poll(() => openFiles(room, '1.03.pdf')).toBe(0);
    } finally {
      clearInterval(reading);
      await room.setAccess('Open', 'open');
    }
  });

  it.each(['1.04.pdf', '1.05.pdf', '2.01.pdf', '3.01.pdf', '4.01.pdf'])(
    'is not there for %s, as for one that nobody ever heard of',
    async (name) => {
      for (const method of ['GET', 'HEAD']) {
        const unknown = await told(room, 'zzzzzzzzzzzzzzzz', method);
        expect(await told(room, room.ids.get(name)!, method)).toEqual(unknown);
        expect(unknown.status).toBe(404);
      }
      expect((await told(room, room.ids.get(name)!, 'GET')).body).toContain('<html');
    },
  );

  it('is not there once it is another than was read, and cut off where it is cut short on its way', async () => {
    const path = join(room.files, '1.06.pdf');
    const unknown = await told(room, 'zzzzzzzzzzzzzzzz', 'GET');
    const id = room.ids.get('1.06.pdf')!;
    expect((await told(room, id, 'GET')).status).toBe(200);
    await rename(path, `${path}.old`);
    expect(await told(room, id, 'GET')).toEqual(unknown);
    await writeFile(path, (await readFile(`${path}.old`)).reverse());
    expect(await told(room, id, 'GET')).toEqual(unknown);
    await rename(`${path}.old`, path);
    expect((await told(room, id, 'GET')).status).toBe(200);
    await utimes(path, new Date(), new Date());
    expect(await told(room, id, 'GET')).toEqual(unknown);
  });
});

/** All that tells one answer from another, but for what names the request. */
async function told(room: ServingRoom, id: string, method: string) {
  const { status, headers, body } = await ask(room.portal.url, `/tai-lieu/${id}/tai-ve`, { method });
  const requestId = String(headers['x-request-id']);
  const rest = Object.entries(headers).filter(([name]) => name !== 'x-request-id' && name !== 'date');
  const text = body.toString().replaceAll(id, 'ID').replaceAll(requestId, 'REQUEST');
  return { status, headers: rest, body: text };
}

async function begin(url: string): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request(url, { agent: false }, (res) => resolve(res.on('error', () => undefined)))
    .on('error', reject)
    .end();
  return promise;
}

/** How often the portal's process has a file open. */
function openFiles({ portal, files }: ServingRoom, name: string): number {
  const folder = `/proc/${portal.pid}/fd`;
  return readdirSync(folder).filter((fd) => targetOf(join(folder, fd)) === join(files, name)).length;
}

/** Of a link that may be gone by now. */
function targetOf(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

/** Megabytes that the portal's process holds. */
function memory({ portal }: ServingRoom): number {
  const [, kilobytes = 'NaN'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${portal.pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
