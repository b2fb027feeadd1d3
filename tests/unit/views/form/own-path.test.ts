import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ownPath } from '../../../../src/views/form/own-path.ts';

describe('Where a page goes on to after signing in', () => {
  it.each([
    ['/gio-yeu-cau', '/gio-yeu-cau'],
    ['/tim-kiem?q=%C4%91%C3%AA+%C4%91i%E1%BB%81u&level=file', '/tim-kiem?q=%C4%91%C3%AA+%C4%91i%E1%BB%81u&level=file'],
    ['/tim-kiem?q=http://example.com//x', '/tim-kiem?q=http://example.com//x'],
    ['/ho-so/abc#hit', '/ho-so/abc#hit'],
    ['/', '/'],
    ['/a/../can-bo', '/can-bo'],
  ])('may be a path of this site: %s', (asked, gone) => {
    expect(ownPath(asked)).toBe(gone);
  });

  it.each([
    '//example.com',
    '///example.com',
    '/\\example.com',
    '\\/example.com',
    '/\t/example.com',
    '/\n/example.com',
    '\t//example.com',
    ' //example.com',
    '/%09/example.com',
    '/%0a/example.com',
    '/%5cexample.com',
    '/%2fexample.com',
    '/%2F%2Fexample.com',
    '/.//example.com',
    '/a/..//example.com',
    '/%2e//example.com',
    'https://example.com',
    'https:example.com',
    'http:/example.com',
    'javascript:alert(1)',
    'example.com',
    '@example.com',
    '/%',
    '/%ff',
    '',
    `/${'a'.repeat(3000)}`,
  ])('is never elsewhere, however it is written: %j', (asked) => {
    expect(ownPath(asked)).toBeUndefined();
  });

  it('leads nowhere else whatever is made up', () => {
    const piece = fc.constantFrom('/', '\\', '%2f', '%5c', '%09', '.', '..', '@', ':', 'http', 'example.com', '?', '#');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = ownPath(`/${pieces.join('')}`);
        if (path === undefined) return;
        expect(new URL(path, 'https://archive.example').origin).toBe('https://archive.example');
        expect(ownPath(path)).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });
});
