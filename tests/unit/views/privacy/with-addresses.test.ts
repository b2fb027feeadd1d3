import { describe, expect, it } from 'vitest';
import type { OwnDataExport } from '../../../../src/requests/privacy/privacy.ts';
import { withAddresses } from '../../../../src/views/privacy/with-addresses.ts';

/** As much of an export as holds files. */
const OWN = {
  format: 'phong-doc/own-data',
  requests: [
    {
      id: 'c1',
      attachments: [{ id: 'a1', fileName: 'a.pdf' }],
      messages: [{ id: 'm1', attachments: [{ id: 'a2', fileName: 'b.pdf' }] }],
      letters: [{ id: 'l1', content: { kind: 'receipt' } }],
    },
  ],
  elsewhere: { visits: [1], copies: [{ id: 'o1', lines: [{ files: [{ id: 'f1' }] }, { files: [] }] }] },
} as unknown as OwnDataExport;

describe('the file of what is kept of a reader', () => {
  it('names where each file and each letter is fetched', () => {
    const own = withAddresses('vi', 'https://phongdoc.example', OWN);
    const addresses = [...JSON.stringify(own).matchAll(/"address":"([^"]+)"/g)].map(([, address]) => address);
    expect(addresses).toEqual([
      'https://phongdoc.example/yeu-cau/c1/tep/a1',
      'https://phongdoc.example/yeu-cau/c1/tep/a2',
      'https://phongdoc.example/yeu-cau/c1/van-ban/l1',
      'https://phongdoc.example/ban-sao/o1/tep/f1',
    ]);
    const english = JSON.stringify(withAddresses('en', 'https://phongdoc.example', OWN));
    expect(english).toContain('https://phongdoc.example/en/requests/c1/files/a1');
  });

  it('loses nothing of it, and lacks nothing where there are no copies', () => {
    expect(withAddresses('vi', '', OWN)).toMatchObject(OWN);
    expect(withAddresses('vi', '', { ...OWN, elsewhere: {} }).elsewhere).toEqual({ copies: [] });
  });
});
