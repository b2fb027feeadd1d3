import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { createLargeForm } from '../../../src/platform/http/large-form.ts';
import { MAX_UPLOAD_BYTES } from '../../../src/platform/http/limits.ts';
import { FILES_LEFT_OUT, MOST_FIELDS } from '../../../src/platform/one-sending.ts';
import { wordsOfForm } from '../../../src/platform/http/words-of-form.ts';
import { openServer } from './open-server.ts';
import type { Step } from '../../../src/platform/http/exchange.ts';

/** Answers with what the pages would read: the form that was left, or nothing where the body goes on as it came. */
const echo: Step = ({ req, res }) => {
  const { body } = req as { body?: string };
  req.resume();
  res.end(JSON.stringify({ body: body ?? null, type: req.headers['content-type']?.split(';')[0] }));
  return true;
};

async function send(form: FormData) {
  const { url } = await openServer({}, createLargeForm(), echo);
  const answer = await fetch(url, { method: 'POST', body: form });
  const { body, type } = (await answer.json()) as { body: string | null; type: string };
  return { type, fields: body === null ? null : [...new URLSearchParams(body)] };
}

describe('a form with more files than are taken at once', () => {
  it('goes on with its words alone, whatever stands before and after the files', async () => {
    const form = new FormData();
    form.append('version', '3');
    form.append('text', 'Kính gửi\n\nTôi gửi kèm “giấy tờ” --của gia đình');
    form.append('empty', '');
    // In it stands what looks like a boundary.
    const content = Buffer.concat([Buffer.from('\r\n------WebKit\r\n\r\n--'), randomBytes(MAX_UPLOAD_BYTES)]);
    form.append('file', new File([content], 'ảnh.png'));
    form.append('file', new File(['nhỏ'], 'b.txt'));
    form.append('reply', 'yes');
    expect(await send(form)).toEqual({
      type: 'application/x-www-form-urlencoded',
      fields: [
        ['version', '3'],
        ['text', 'Kính gửi\r\n\r\nTôi gửi kèm “giấy tờ” --của gia đình'],
        ['empty', ''],
        ['reply', 'yes'],
        [FILES_LEFT_OUT, 'too-much'],
      ],
    });
  });

  it('is left as it came where they are not too many', async () => {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(1_000_000)], 'a.bin'));
    expect(await send(form)).toEqual({ type: 'multipart/form-data', fields: null });
  });

  it('goes on with its words alone too while too many are on their way, and whole again afterwards', async () => {
    const held = Promise.withResolvers<void>();
    const waiting: Step = async (exchange) => {
      if (exchange.pathname === '/held') await held.promise;
      return echo(exchange);
    };
    const { url } = await openServer({}, createLargeForm({ byClient: 1, inAll: 2 }), waiting);
    const post = async (path: string) => {
      const form = new FormData();
      form.append('text', 'chữ');
      form.append('file', new File([new Uint8Array(1_000_000)], 'a.bin'));
      const answer = await fetch(url + path, { method: 'POST', body: form });
      return ((await answer.json()) as { body: string | null }).body;
    };
    const first = post('/held');
    await vi.waitFor(async () =>
      expect([...new URLSearchParams((await post('/')) ?? '')]).toEqual([
        ['text', 'chữ'],
        [FILES_LEFT_OUT, 'busy'],
      ]),
    );
    held.resolve();
    expect(await first).toBeNull();
    await vi.waitFor(async () => expect(await post('/')).toBeNull());
  });

  it('is read alike however it comes, and not at all where its words are too many, or it is cut off or none', async () => {
    const form =
      '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nchín chữ\r\n' +
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: text/plain\r\n\r\n\r\n-\r\n--' +
      '\r\n--x\r\nContent-Disposition: form-data; name="write"\r\n\r\nyes\r\n--x--\r\n';
    const read = (text: string, size: number, most = 20) => {
      const bytes = Buffer.from(text);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      return wordsOfForm(Readable.from(pieces), 'x', most);
    };
    const words = [
      ['text', 'chín chữ'],
      ['write', 'yes'],
    ];
    for (const size of [1, 2, 3, 7, 50, 10_000]) expect(await read(form, size)).toEqual(words);
    expect(await read(form, 7, 12)).toBeUndefined();
    expect(await read(form, 10_000, 12)).toBeUndefined();
    expect(await read(form.slice(0, -5), 7)).toBeUndefined();
    const empty = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n';
    expect(await read(`${empty.repeat(MOST_FIELDS - 1)}--x--`, 1000)).toHaveLength(MOST_FIELDS - 1);
    expect(await read(`${empty.repeat(MOST_FIELDS + 1)}--x--`, 1000)).toBeUndefined();
    expect(await read('a'.repeat(100), 7)).toBeUndefined();
    expect(await read(`--x\r\n${'a'.repeat(9_000)}`, 700)).toBeUndefined();
  });
});
