import { describe, expect, it } from 'vitest';
import { whatWasUsed, type Answered } from '../../../src/statistics/online/what-was-used.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0';

function answered(change: Partial<Omit<Answered, 'headers' | 'url'>> & { headers?: HeadersInit; url?: string }) {
  return whatWasUsed({
    route: '/ho-so/[id]',
    method: 'GET',
    status: 200,
    ...change,
    url: new URL(change.url ?? '/ho-so/x', 'https://phongdoc.example.vn'),
    headers: new Headers(change.headers ?? { 'user-agent': FIREFOX }),
  });
}

describe('what counts as use on line', () => {
  it('is a description or a page looked at, a file fetched, words searched for', () => {
    expect(answered({})).toBe('record-views');
    expect(answered({ route: '/tai-lieu/[id]/[page]' })).toBe('document-views');
    expect(answered({ route: '/tai-lieu/[id]/tai-ve' })).toBe('downloads');
    expect(answered({ route: '/tim-kiem', url: '/tim-kiem?q=đê' })).toBe('searches');
  });

  it('is nothing else: other pages, forms, what was not there, a search without words, its second page', () => {
    expect(answered({ route: '/' })).toBeUndefined();
    expect(answered({ method: 'HEAD' })).toBeUndefined();
    expect(answered({ status: 404 })).toBeUndefined();
    expect(answered({ status: 304 })).toBeUndefined();
    expect(answered({ route: '/tim-kiem', url: '/tim-kiem?q=+&level=file' })).toBeUndefined();
    expect(answered({ route: '/tim-kiem', url: '/tim-kiem?q=đê&page=2' })).toBeUndefined();
  });

  it('is one file however many pieces it is fetched in', () => {
    const piece = (range: string) =>
      answered({ route: '/tai-lieu/[id]/tai-ve', status: 206, headers: { 'user-agent': FIREFOX, range } });
    expect(piece('bytes=0-1023')).toBe('downloads');
    expect(piece('bytes=1024-')).toBeUndefined();
  });

  it.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'coccocbot-web/1.0',
    'Mozilla/5.0 (compatible; Yahoo! Slurp)',
    'facebookexternalhit/1.1',
    'curl/8.5.0',
    'python-requests/2.31',
  ])('leaves robots out: %s', (agent) => expect(answered({ headers: { 'user-agent': agent } })).toBeUndefined());

  it.each([FIREFOX, 'Mozilla/5.0 (Linux; Android 9; CUBOT P30) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36'])(
    'takes no browser for a robot: %s',
    (agent) => expect(answered({ headers: { 'user-agent': agent } })).toBe('record-views'),
  );

  it('leaves out what names no program, and what a browser fetches ahead', () => {
    expect(answered({ headers: {} })).toBeUndefined();
    expect(answered({ headers: { 'user-agent': FIREFOX, 'sec-purpose': 'prefetch;prerender' } })).toBeUndefined();
  });
});
