import { describe, expect, it } from 'vitest';
import { readingsOf } from '../../../src/visits/delivery/scanned-code.ts';
import { sheetsOf } from '../../../src/visits/delivery/sheets-of.ts';

const ID = 'abcdefghjkmnpqrstvwx';

describe('what a scanned text may stand for', () => {
  it.each([
    ['PL-2026-7KQ4-M3TZ', [{ is: 'slip', number: 'PL-2026-7KQ4-M3TZ' }]],
    [' pl 2026 7kq4 m3tz\n', [{ is: 'slip', number: 'PL-2026-7KQ4-M3TZ' }]],
    ['LD20267KQ4M3TZ', [{ is: 'visit', number: 'LD-2026-7KQ4-M3TZ' }]],
    ['TD-2026-7KQ4-M3TZ', [{ is: 'card', number: 'TD-2026-7KQ4-M3TZ' }]],
    [ID.toUpperCase(), [{ is: 'id', id: ID }]],
    [`https://luutru.example.vn/en/visits/${ID}`, [{ is: 'id', id: ID }]],
    [
      `https://luutru.example.vn/can-bo/luot-doc/${ID}?ma=PL-2026-7KQ4-M3TZ`,
      [
        { is: 'slip', number: 'PL-2026-7KQ4-M3TZ' },
        { is: 'id', id: ID },
      ],
    ],
    // A request is nothing that the counter hands out.
    ['YC-2026-7KQ4-M3TZ', []],
    ['', []],
    ['TL 12/3', []],
    [`https://luutru.example.vn/${'a/'.repeat(400)}${ID}`, []],
  ])('is read from %j', (text, readings) => {
    expect(readingsOf(text)).toEqual(readings);
  });

  it.each([
    ['PL-2026-ÁÂ-ĐEW', 'PL-2026-ASAA-DDEW'],
    ['pl-2026-ảr2-ăx22', undefined],
    ['pl-2026-ả22-ă22x', undefined],
    ['TD-2026-Ệ2-2222', 'TD-2026-EEJ2-2222'],
  ])('takes apart what a Vietnamese keyboard made of it: %s', (typed, number) => {
    expect(readingsOf(typed).map((reading) => ('number' in reading ? reading.number : ''))[0]).toBe(number);
  });
});

describe('sheets that a description speaks of', () => {
  it.each([
    ['45 tờ', 45],
    ['1 tập; 1.200 tờ (2.400 trang)', 1200],
    ['12 sheets', 12],
    ['3 mét', null],
    ['0,5 mét giá; khoảng tờ', null],
    [null, null],
  ])('%j: %j', (extent, sheets) => {
    expect(sheetsOf(extent)).toBe(sheets);
  });

  it('are looked for once from where a number begins, however long it is', () => {
    expect(sheetsOf(`${'7'.repeat(200_000)}, 12 tờ`)).toBe(12);
    expect(sheetsOf(`${'0.'.repeat(100_000)} tờ`)).toBeNull();
  });
});
