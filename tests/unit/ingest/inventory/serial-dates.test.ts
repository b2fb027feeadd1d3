import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../../src/ingest/readers/inventory/xlsx/number-format.ts';
import { serialDate } from '../../../../src/ingest/readers/inventory/xlsx/serial-date.ts';

describe('the serial number of a day', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, undefined],
    [61, '1900-03-01'],
    [19925.75, '1954-07-20'],
    [2958465, '9999-12-31'],
    [2958466, undefined],
    [-1, undefined],
  ])('%d is %s, as Excel counts', (serial, date) => {
    expect(serialDate(serial, false)).toBe(date);
  });

  it('is counted from 1904 in workbooks that say so', () => {
    expect(serialDate(0, true)).toBe('1904-01-01');
    expect(serialDate(18463, true)).toBe('1954-07-20');
  });
});

describe('a number format', () => {
  it.each([
    [14, undefined, { kind: 'date', exact: 'day' }],
    [164, 'dd/mm/yyyy;@', { kind: 'date', exact: 'day' }],
    [164, '[$-42A]dd mmmm yyyy', { kind: 'date', exact: 'day' }],
    [164, 'mm/yyyy', { kind: 'date', exact: 'month' }],
    [164, 'yyyy', { kind: 'date', exact: 'year' }],
    [164, '"ngày" dd "tháng" mm "năm" yyyy', { kind: 'date', exact: 'day' }],
    [164, '0000', { kind: 'zeros', width: 4 }],
    [164, '#,##0.00', undefined],
    [0, undefined, undefined],
  ])('%d %s shows %j', (id, code, shown) => {
    expect(formatOf(id, code)).toEqual(shown);
  });
});
