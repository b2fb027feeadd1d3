import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PIXELS } from '../../../../src/documents/page-images/image-order.ts';
import { canonicalParameters, readImageRequest } from '../../../../src/interchange/iiif/image-request.ts';
import type { ImageParameters } from '../../../../src/interchange/iiif/image-request.ts';
import { isRefused } from '../../../../src/interchange/iiif/refused.ts';

const FULL = { width: 300, height: 200 };
const DEFAULTS: ImageParameters = { region: 'full', size: 'max', rotation: '0', quality: 'default', format: 'jpg' };

function read(changes: Partial<ImageParameters>, full = FULL) {
  return readImageRequest({ ...DEFAULTS, ...changes }, full);
}

function order(changes: Partial<ImageParameters>, full = FULL) {
  const found = read(changes, full);
  if (isRefused(found)) throw new Error(`${JSON.stringify(changes)}: ${found.detail}`);
  return found;
}

describe('the region of an image request', () => {
  // The examples of the standard, §4.1, for its image of 300 × 200.
  it.each([
    ['full', [0, 0, 300, 200]],
    ['square', [50, 0, 200, 200]],
    ['125,15,120,140', [125, 15, 120, 140]],
    ['pct:41.6,7.5,40,70', [125, 15, 120, 140]],
    ['125,15,200,200', [125, 15, 175, 185]],
    ['pct:41.6,7.5,66.6,100', [125, 15, 175, 185]],
    ['pct:.5,0,0.001,50', [2, 0, 1, 100]],
    ['0,0,999999999,999999999', [0, 0, 300, 200]],
  ])('%s is read', (region, expected) => {
    const { x, y, width, height } = order({ region }).region;
    expect([x, y, width, height]).toEqual(expected);
  });

  it.each([
    ['no area', '0,0,0,10'],
    ['no area in percent', 'pct:0,0,0,10'],
    ['outside', '300,0,10,10'],
    ['outside below', 'pct:0,100,10,10'],
    ['three numbers', '1,2,3'],
    ['a fraction of a pixel', '1.5,0,10,10'],
    ['less than nothing', '-1,0,10,10'],
    ['a plus', 'pct:+1,0,10,10'],
    ['no number', 'pct:,0,10,10'],
    ['a dot alone', 'pct:.,0,10,10'],
    ['exponents', 'pct:1e1,0,10,10'],
    ['numbers beyond all bounds', `0,0,${'9'.repeat(400)},1`],
    ['other words', 'FULL'],
    ['nothing', ''],
  ])('with %s is wrong', (_, region) => {
    expect(read({ region })).toMatchObject({ status: 400 });
  });
});

describe('the size of an image request', () => {
  it.each([
    ['max', [300, 200]],
    ['150,', [150, 100]],
    [',150', [225, 150]],
    ['pct:50', [150, 100]],
    ['225,100', [225, 100]],
    ['!225,100', [150, 100]],
    ['!900,100', [150, 100]],
    ['!900,900', [300, 200]],
    ['^150,', [150, 100]],
    ['^!225,100', [150, 100]],
    ['^pct:100', [300, 200]],
    ['1,', [1, 1]],
    ['pct:0.01', [1, 1]],
  ])('%s is read', (size, expected) => {
    const { width, height } = order({ size }).size;
    expect([width, height]).toEqual(expected);
  });

  it.each([
    '301,',
    ',201',
    'pct:100.1',
    'pct:120',
    '301,100',
    '100,201',
    '0,',
    ',0',
    '0,0',
    '!0,5',
    'pct:0',
    '1.5,',
    '',
    ',',
    '!',
    '^',
    'full',
    'max,',
    '-1,',
    'pct:',
    'pct:.',
  ])('%s is wrong', (size) => {
    expect(read({ size })).toMatchObject({ status: 400 });
  });

  it.each(['^301,', '^,201', '^pct:120', '^360,360', '^!360,360', '^max'])(
    '%s is not done: nothing is made larger',
    (size) => {
      expect(read({ size })).toMatchObject({ status: 501 });
    },
  );

  it('counts on the region, not on the whole', () => {
    expect(order({ region: '0,0,50,100', size: '25,' }).size).toEqual({ width: 25, height: 50 });
    expect(read({ region: '0,0,50,100', size: '51,' })).toMatchObject({ status: 400 });
  });

  it('is bounded: the largest is as much of a vast page as may be had, and asking for more is wrong', () => {
    const vast = { width: 9930, height: 14_040 };
    for (const size of ['max', '^max', '!9930,14040']) {
      const { width, height } = order({ size }, vast).size;
      expect(width * height).toBeLessThanOrEqual(MOST_PIXELS);
      expect(width * height).toBeGreaterThan(MOST_PIXELS * 0.999);
    }
    expect(read({ size: '9930,' }, vast)).toMatchObject({ status: 400 });
    expect(order({ region: '0,0,3000,4000', size: 'max' }, vast).size).toEqual({ width: 3000, height: 4000 });
  });
});

describe('rotation, quality and format of an image request', () => {
  it.each([
    ['0', 0, false],
    ['90', 90, false],
    ['!180', 180, true],
    ['270.0', 270, false],
    ['360', 0, false],
  ])('turns by %s', (rotation, degrees, isMirrored) => {
    expect(order({ rotation })).toMatchObject({ rotation: degrees, isMirrored });
  });

  it.each([
    { rotation: '22.5' },
    { rotation: '-90' },
    { rotation: '!' },
    { rotation: '450' },
    { rotation: '' },
    { quality: 'bitonal' },
    { quality: 'native' },
    { quality: '' },
    { format: 'tif' },
    { format: 'JPG' },
    { format: 'avif' },
    { format: '' },
  ])('is wrong with %o', (changes) => {
    expect(read(changes)).toMatchObject({ status: 400 });
  });

  it('takes colour for what every image has', () => {
    expect(order({ quality: 'color' })).toEqual(order({ quality: 'default' }));
    expect(order({ quality: 'gray', format: 'webp' })).toMatchObject({ isGray: true, format: 'webp' });
  });
});

describe('any image request', () => {
  const number = fc.oneof(
    fc.nat(4000),
    fc.double({ min: 0, max: 130, noNaN: true }).map((n) => n.toFixed(2)),
  );
  const four = fc.tuple(number, number, number, number).map((numbers) => numbers.join(','));
  const region = fc.oneof(
    fc.constantFrom('full', 'square'),
    four,
    four.map((text) => `pct:${text}`),
    fc.string(),
  );
  const bare = fc.oneof(
    fc.constant('max'),
    number.map((n) => `${n},`),
    number.map((n) => `,${n}`),
    number.map((n) => `pct:${n}`),
    fc.tuple(number, number).map((pair) => pair.join(',')),
    fc.tuple(number, number).map((pair) => `!${pair.join(',')}`),
    fc.string(),
  );
  const size = fc.tuple(fc.boolean(), bare).map(([grows, text]) => (grows ? `^${text}` : text));
  const rotation = fc.constantFrom('0', '90', '!180', '270', '45');
  const quality = fc.constantFrom('default', 'color', 'gray', 'bitonal');
  const format = fc.constantFrom('jpg', 'png', 'webp', 'gif');
  const side = fc.integer({ min: 1, max: 16_000 });
  const given = fc.record({ region, size, rotation, quality, format });

  it('is refused, or is for an image that can be made: within the page, no larger than its region, no larger than allowed', () => {
    fc.assert(
      fc.property(given, side, side, (parameters, width, height) => {
        const found = readImageRequest(parameters, { width, height });
        if (isRefused(found)) return [400, 501].includes(found.status) && found.detail.endsWith('.');
        const { region: part, size: made } = found;
        const numbers = [part.x, part.y, part.width, part.height, made.width, made.height];
        return (
          numbers.every((each) => Number.isSafeInteger(each) && each >= 0) &&
          part.x + part.width <= width &&
          part.y + part.height <= height &&
          made.width >= 1 &&
          made.height >= 1 &&
          made.width <= part.width &&
          made.height <= part.height &&
          made.width * made.height <= MOST_PIXELS
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('has one canonical form, which asks for the same image', () => {
    fc.assert(
      fc.property(given, side, side, (parameters, width, height) => {
        const full = { width, height };
        const found = readImageRequest(parameters, full);
        if (isRefused(found)) return;
        const canonical = canonicalParameters(found, full);
        const [again = '', sized = '', turned = '', file = ''] = canonical.split('/');
        const [named = '', type = ''] = file.split('.');
        const same = readImageRequest(
          { region: again, size: sized, rotation: turned, quality: named, format: type },
          full,
        );
        expect(same).toEqual(found);
        expect(canonicalParameters(found, full)).toBe(canonical);
      }),
      { numRuns: 2000 },
    );
  });
});
