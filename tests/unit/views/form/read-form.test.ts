import { describe, expect, it } from 'vitest';
import { MOST_FIELDS } from '../../../../src/platform/one-sending.ts';
import { KEPT_FIELD, readKept } from '../../../../src/views/account/kept-form.ts';
import { formOf, readForm } from '../../../../src/views/form/read-form.ts';

describe('A form that was sent', () => {
  it('gives a line without breaks, invisible characters and two ways to write one letter', async () => {
    const form = await posted({ name: '  Nguye\u0302\u0303n\r\nVa\u0306n\u202e A\u0000\ufeff ' });
    expect(form.line('name')).toBe('Nguyễn Văn A');
  });

  it('gives several lines as they were broken', async () => {
    const form = await posted({ note: ' một\r\nhai\rba\u0007\tbốn\n' });
    expect(form.lines('note')).toBe('một\nhai\nba\tbốn');
  });

  it('gives a password exactly as it was typed', async () => {
    const form = await posted({ password: '  cũ kỹ \u0301 ' });
    expect(form.secret('password')).toBe('  cũ kỹ \u0301 ');
  });

  it('takes one of a known list and nothing else', async () => {
    const form = await posted({ kind: 'passport', other: 'constructor' });
    expect(form.oneOf('kind', ['citizen', 'passport'])).toBe('passport');
    expect(form.oneOf('other', ['citizen', 'passport'])).toBeUndefined();
    expect(form.oneOf('missing', ['', 'citizen'])).toBe('');
  });

  it('has nothing where nothing was sent, whatever the name', async () => {
    const form = await posted({});
    for (const name of ['x', '__proto__', 'constructor', 'toString']) {
      expect(form.line(name)).toBe('');
      expect(form.all(name)).toEqual([]);
      expect(form.files(name)).toEqual([]);
      expect(form.has(name)).toBe(false);
    }
  });

  it('gives files, but none for a field left empty', async () => {
    const data = new FormData();
    data.append('proof', new File(['chứng minh'], 'giay.txt'));
    data.append('empty', new File([], ''));
    data.append('note', 'chữ');
    const form = await readForm(new Request('http://portal/', { method: 'POST', body: data }));
    expect(form.files('proof').map(({ name }) => name)).toEqual(['giay.txt']);
    expect(form.files('empty')).toEqual([]);
    expect(form.files('note')).toEqual([]);
    expect(form.line('proof')).toBe('');
    expect(form.hasFiles).toBe(true);
    expect(form.texts()).toContainEqual(['note', 'chữ']);
    expect(form.texts().map(([name]) => name)).not.toContain('proof');
  });

  it.each([
    ['application/json', '{"suspend":"yes"}'],
    ['text/plain', 'suspend=yes'],
    ['multipart/form-data; boundary=x', 'not what it says'],
    ['multipart/form-data', 'suspend=yes'],
  ])('is empty where it is none: %s', async (type, body) => {
    const request = new Request('http://portal/', { method: 'POST', headers: { 'content-type': type }, body });
    const form = await readForm(request);
    expect(form.has('suspend')).toBe(false);
    expect(form.texts()).toEqual([]);
  });
});

describe('A form with more fields than any page has', () => {
  const MULTIPART = 'multipart/form-data; boundary="a b"';
  const part = '--a b\r\nContent-Disposition: form-data; name="item"\r\n\r\nx\r\n';
  const bodies: [type: string, (fields: number) => string][] = [
    ['application/x-www-form-urlencoded', (fields) => Array(fields).fill('item=x').join('&')],
    [MULTIPART, (fields) => `${part.repeat(fields)}--a b--\r\n`],
  ];

  it.each(bodies)('is as one with nothing in it: %s', async (type, bodyOf) => {
    const read = (fields: number, size = 1000) => {
      const headers = { 'content-type': type };
      const body = inPieces(bodyOf(fields), size);
      // A stream as a body needs `duplex`, which the types do not know yet.
      const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' };
      return readForm(new Request('http://portal/', init));
    };
    expect((await read(MOST_FIELDS - 1)).all('item')).toHaveLength(MOST_FIELDS - 1);
    expect((await read(MOST_FIELDS + 2)).all('item')).toEqual([]);
    expect((await read(MOST_FIELDS * 20)).texts()).toEqual([]);
    expect((await read(3, 1)).all('item')).toEqual(['x', 'x', 'x']);
  });

  it('does not count what stands in its files and words', async () => {
    const data = new FormData();
    data.append('file', new File(['\r\n--&'.repeat(MOST_FIELDS * 2)], 'a.txt'));
    data.append('note', '&='.repeat(MOST_FIELDS * 2));
    const form = await readForm(new Request('http://portal/', { method: 'POST', body: data }));
    expect(form.files('file').map(({ size }) => size)).toEqual([MOST_FIELDS * 10]);
    expect(form.line('note')).toHaveLength(MOST_FIELDS * 4);
  });

  it('brings nothing along from before a session ended either', () => {
    const kept = (fields: number) => {
      const data = new FormData();
      const written = { action: '/gio-yeu-cau', fields: Array(fields).fill(['item', 'x']), hadFiles: false };
      data.append(KEPT_FIELD, JSON.stringify(written));
      return readKept(formOf(data));
    };
    expect(kept(20)?.fields).toHaveLength(20);
    expect(kept(MOST_FIELDS + 1)).toBeUndefined();
  });
});

function inPieces(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = Buffer.from(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(Uint8Array.from(bytes.subarray(at, (at += size))));
    },
  });
}

function posted(fields: Record<string, string>) {
  return readForm(new Request('http://portal/', { method: 'POST', body: new URLSearchParams(fields) }));
}
