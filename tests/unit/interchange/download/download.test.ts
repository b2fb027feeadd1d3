import { mkdir, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openOriginal } from '../../../../src/documents/original/open-original.ts';
import { isFresh, mayContinue } from '../../../../src/interchange/conditional.ts';
import { readRange } from '../../../../src/interchange/download/byte-range.ts';
import { attachment } from '../../../../src/interchange/download/content-disposition.ts';
import { sandbox } from '../../page-images/sandbox.ts';

describe('a range of bytes', () => {
  it.each([
    ['bytes=0-99', { first: 0, last: 99 }],
    ['bytes=900-', { first: 900, last: 999 }],
    ['bytes=-1', { first: 999, last: 999 }],
    ['bytes=-5000', { first: 0, last: 999 }],
    ['bytes=990-5000', { first: 990, last: 999 }],
    ['Bytes = 0-0', undefined],
    ['bytes= 0 - 9 ', { first: 0, last: 9 }],
    ['bytes= - 9 ', { first: 991, last: 999 }],
    ['bytes=9 - ', { first: 9, last: 999 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=1000-1001', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-5', undefined],
    ['bytes=0-1,5-6', undefined],
    ['bytes=-', undefined],
    ['bytes=a-b', undefined],
    ['pages=1-2', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s of a thousand', (header, expected) => {
    expect(readRange(header, 1000)).toEqual(expected);
  });

  it('is none in a header full of blanks, which is read once', () => {
    expect(readRange(`bytes=${' '.repeat(1_000_000)}x`, 1000)).toBeUndefined();
    expect(readRange(`bytes=-${' '.repeat(1_000_000)}x`, 1000)).toBeUndefined();
  });

  it('is always within the file, whatever is asked for', () => {
    const end = fc.oneof(fc.constant(''), fc.nat(3000).map(String));
    const header = fc.oneof(
      fc.tuple(end, end).map(([from, to]) => `bytes=${from}-${to}`),
      fc.string(),
    );
    fc.assert(
      fc.property(header, fc.nat(2000), (asked, size) => {
        const range = readRange(asked, size);
        if (range === undefined || range === 'unsatisfiable') return;
        expect(range.first).toBeGreaterThanOrEqual(0);
        expect(range.last).toBeGreaterThanOrEqual(range.first);
        expect(range.last).toBeLessThan(size);
      }),
    );
  });
});

describe('a copy that somebody has', () => {
  const validators = { etag: '"abc"', lastModified: new Date('2026-11-26T10:00:00.900Z') };
  const headers = (given: Record<string, string>) => new Headers(given);

  it.each([
    [{ 'if-none-match': '"abc"' }, true],
    [{ 'if-none-match': 'W/"abc"' }, true],
    [{ 'if-none-match': '"x", W/"abc"' }, true],
    [{ 'if-none-match': '*' }, true],
    [{ 'if-none-match': '"abcd"' }, false],
    [{ 'if-none-match': 'abc' }, false],
    [{ 'if-none-match': '"x"', 'if-modified-since': 'Thu, 26 Nov 2026 10:00:00 GMT' }, false],
    [{ 'if-modified-since': 'Thu, 26 Nov 2026 10:00:00 GMT' }, true],
    [{ 'if-modified-since': 'Thu, 26 Nov 2026 09:59:59 GMT' }, false],
    [{ 'if-modified-since': 'yesterday' }, false],
    [{}, false],
  ])('told by %o holds: %s', (given, expected) => {
    expect(isFresh(headers(given), validators)).toBe(expected);
  });

  it.each([
    [{}, true],
    [{ 'if-range': '"abc"' }, true],
    [{ 'if-range': 'W/"abc"' }, false],
    [{ 'if-range': '"x"' }, false],
    [{ 'if-range': 'Thu, 26 Nov 2026 10:00:00 GMT' }, true],
    [{ 'if-range': 'Thu, 26 Nov 2026 10:00:01 GMT' }, false],
    [{ 'if-range': 'whenever' }, false],
  ])('told by %o may be continued: %s', (given, expected) => {
    expect(mayContinue(headers(given), validators)).toBe(expected);
  });
});

describe('the name of a download', () => {
  it('is said in plain letters, and in all of them where there are others', () => {
    expect(attachment('052.01.pdf')).toBe('attachment; filename="052.01.pdf"');
    expect(attachment('Quyết định (đê).pdf')).toBe(
      `attachment; filename="Quyet dinh _de_.pdf"; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20%28%C4%91%C3%AA%29.pdf`,
    );
  });

  it('can never break out of its header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(attachment(name)).toMatch(/^attachment; filename="[\w. -]*"(; filename\*=UTF-8''[\w.!~%-]*)?$/);
      }),
    );
  });
});

describe('the file of a document', () => {
  async function file() {
    const folder = await sandbox();
    const location = join(folder, 'a.pdf');
    await writeFile(location, 'nội dung');
    await utimes(location, new Date(1_700_000_000_123), new Date(1_700_000_000_123));
    return { folder, facts: { location, bytes: Buffer.byteLength('nội dung'), writtenAt: 1_700_000_000_123 } };
  }

  it('is opened as it was read, and gives any part of itself', async () => {
    const { facts } = await file();
    const original = await openOriginal(facts);
    expect(Buffer.from((await original?.read(0, 100)) ?? []).toString()).toBe('nội dung');
    expect(await original?.read(facts.bytes, 10)).toHaveLength(0);
    await original?.close();
    await original?.close();
  });

  it.each([
    ['longer', (location: string) => writeFile(location, 'nội dung khác')],
    ['of the same length, written later', (location: string) => writeFile(location, 'NỘI DUNG'.slice(0, 8))],
    [
      'a link to the same file',
      async (location: string) => {
        await rename(location, `${location}.moved`);
        await symlink(`${location}.moved`, location);
      },
    ],
    [
      'a folder',
      async (location: string) => {
        await rename(location, `${location}.moved`);
        await mkdir(location);
      },
    ],
    ['gone', (location: string) => rename(location, `${location}.moved`)],
  ])('is not there where it is now %s', async (_, change) => {
    const { facts } = await file();
    await change(facts.location);
    expect(await openOriginal(facts)).toBeUndefined();
  });
});
