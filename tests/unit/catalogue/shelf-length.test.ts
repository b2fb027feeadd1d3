import { describe, expect, it } from 'vitest';
import { shelfCentimetres } from '../../../src/catalogue/shelf-length.ts';

describe('how much shelf an extent tells', () => {
  it.each([
    ['12,5 mét giá', 1250],
    ['khoảng 3 mét', 300],
    ['1.250 m giá tài liệu', 125_000],
    ['0,4 m', 40],
    ['85 cm', 85],
    ['2.5 linear metres', 250],
    ['10 linear feet (24 boxes)', 305],
    ['4 mètres linéaires', 400],
    ['7,35 ml', 735],
  ])('%s', (extent, centimetres) => expect(shelfCentimetres(extent)).toBe(centimetres));

  it.each(['45 tờ', '12 hộp', '3 microfilms', '120 m²', '300 m phim', '1 registre', 'mét', '', '20 megabytes'])(
    'none: %s',
    (extent) => expect(shelfCentimetres(extent)).toBeNull(),
  );
});
