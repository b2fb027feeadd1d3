import fc from 'fast-check';
import { expect, test } from 'vitest';
import { datesFromParts } from '../../../src/catalogue/dates/dates-from-parts.ts';
import { examineDates } from '../../../src/catalogue/dates/read-dates.ts';
import { yearsOf } from '../../../src/catalogue/dates/years-of.ts';

const PARTIAL = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Pieces that date texts are made of, so that nonsense comes close to sense. */
const WORDS =
  '1945 1887 19 8 45 30 - – / . , ; [ ] ? ( ) ca. khoảng tháng ngày năm đến từ trước sau thế kỷ XIX Mai May août Aug Dec an VII Minh Mạng Tự Đức s e siècle th century quý II undated 0 00 9999'.split(
    ' ',
  );

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join('')),
);

test('whatever is written, reading it gives valid partial dates in order and keeps the words', () => {
  fc.assert(
    fc.property(texts, fc.option(texts, { nil: undefined }), (text, normal) => {
      const { dates, backwards } = examineDates(text, normal);
      expect(dates.text).toBe(text.replace(/\s+/g, ' ').trim());
      for (const side of [dates.from, dates.to]) if (side !== undefined) expect(side).toMatch(PARTIAL);
      const { from, to } = yearsOf(dates);
      if (from !== undefined && to !== undefined) expect(from).toBeLessThanOrEqual(to);
      if (backwards) expect([dates.from, dates.to]).toEqual([undefined, undefined]);
      for (const year of [from, to]) if (year !== undefined) expect(year >= 1 && year <= 2100).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('a year, a month and a day written in figures are read back as they were', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 2100 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      (y, m, d) => {
        const iso = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
        expect(examineDates(`${d}/${m}/${y}`).dates.from).toBe(iso);
        expect(examineDates(`ngày ${d} tháng ${m} năm ${y}`).dates.from).toBe(iso);
        expect(examineDates(iso).dates.from).toBe(iso);
        expect(datesFromParts({ day: d, month: m, year: y }).from).toBe(iso);
      },
    ),
  );
});

test('three columns keep what is missing missing', () => {
  expect(datesFromParts({ day: '', month: '', year: '1945' })).toEqual({ text: '1945', from: '1945', to: '1945' });
  expect(datesFromParts({ day: '0', month: '8', year: '1945' })).toEqual({
    text: '8/1945',
    from: '1945-08',
    to: '1945-08',
  });
  expect(datesFromParts({ day: '19', month: '', year: '' })).toEqual({ text: '19' });
  expect(datesFromParts({ day: '5', month: '0', year: '1977' })).toEqual({
    text: '5/…/1977',
    from: '1977',
    to: '1977',
  });
  expect(datesFromParts({ year: '1945' }, { month: '3', year: '1950' })).toEqual({
    text: '1945 – 3/1950',
    from: '1945',
    to: '1950-03',
  });
  expect(datesFromParts({ year: '1954' }, { year: '1887' })).toEqual({ text: '1954 – 1887' });
});
