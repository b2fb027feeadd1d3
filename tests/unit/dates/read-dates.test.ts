import { describe, expect, test } from 'vitest';
import { examineDates, readDates } from '../../../src/catalogue/dates/read-dates.ts';
import { joinRecordDates } from '../../../src/catalogue/dates/join-dates.ts';
import { yearsOf } from '../../../src/catalogue/dates/years-of.ts';

/** Text, first and last date; `-` is an open or unknown side, `~` a guess. */
const READINGS: [text: string, from: string, to: string, guess?: '~'][] = [
  ['1978', '1978', '1978'],
  ['1992-1993', '1992', '1993'],
  ['1992–1993', '1992', '1993'],
  ['khoảng 1975', '1975', '1975', '~'],
  ['khoảng năm 1930 - 1945', '1930', '1945', '~'],
  ['tháng 8/1945', '1945-08', '1945-08'],
  ['Tháng 8 năm 1945', '1945-08', '1945-08'],
  ['ngày 19/8/1945', '1945-08-19', '1945-08-19'],
  ['19-8-1945', '1945-08-19', '1945-08-19'],
  ['ngày 19 tháng 8 năm 1945', '1945-08-19', '1945-08-19'],
  ['từ ngày 02/9/1945 đến ngày 30/4/1975', '1945-09-02', '1975-04-30'],
  ['19/8 - 2/9/1945', '1945-08-19', '1945-09-02'],
  ['tháng 5 - tháng 8 năm 1945', '1945-05', '1945-08'],
  ['00/00/1945', '1945', '1945'],
  ['quý II/1960', '1960-04', '1960-06'],
  ['thập niên 1960', '1960', '1969'],
  ['những năm 60', '1960', '1969'],
  ['thế kỷ 19', '1801', '1900'],
  ['thế kỷ XVII đến XIX', '1601', '1900'],
  ['cuối thế kỷ XIX', '1868', '1900', '~'],
  ['năm 938', '0938', '0938'],
  ['trước 1945', '-', '1945'],
  ['sau năm 1954', '1954', '-'],
  ['từ 1975 đến nay', '1975', '-'],
  ['1887-1954, chủ yếu 1900-1920', '1887', '1954'],
  ['Minh Mạng 12', '1831', '1831'],
  ['Minh Mạng năm thứ 12', '1831', '1831'],
  ['Tự Đức 3', '1850', '1850'],
  ['Gia Long nguyên niên', '1802', '1802'],
  ['Bảo Đại 20', '1945', '1945'],
  ['Duy Tân (1910)', '1910', '1910'],
  ['Thành Thái', '1889', '1907'],
  ['An VII', '1798', '1799'],
  ['an II - an IV', '1793', '1796'],
  ['18 brumaire an VIII', '1799-11-09', '1799-11-09'],
  ['XIXe siècle', '1801', '1900'],
  ['fin du XVIIIe siècle', '1768', '1800', '~'],
  ['août 1914', '1914-08', '1914-08'],
  ['15 mai 1875-3 juin 1880', '1875-05-15', '1880-06-03'],
  ['du 13 au 17 août 1914', '1914-08-13', '1914-08-17'],
  ['1er janvier 1900', '1900-01-01', '1900-01-01'],
  ['vers 1890', '1890', '1890', '~'],
  ['avant 1900', '-', '1900'],
  ['ca. 1930s', '1930', '1939', '~'],
  ['c1998', '1998', '1998', '~'],
  ['1920s', '1920', '1929'],
  ["1800's", '1800', '1899'],
  ['mid-19th century', '1834', '1867', '~'],
  ['[1930?]', '1930', '1930', '~'],
  ['[1983-1984]', '1983', '1984'],
  ['195-?', '1950', '1959', '~'],
  ['1954/1975', '1954', '1975'],
  ['1975-80', '1975', '1980'],
  ['1946-7', '1946', '1947'],
  ['1938-05', '1938-05', '1938-05'],
  ['1973-11-1977-04', '1973-11', '1977-04'],
  ['before 1900', '-', '1900'],
  ['2000-', '2000', '-'],
  ['1990 to present', '1990', '-'],
  ['undated, circa 1930s', '1930', '1939', '~'],
  ['2009 Jun-2010 Mar', '2009-06', '2010-03'],
  ['Jun 1976-Aug 1976', '1976-06', '1976-08'],
  ['July-August, 1942', '1942-07', '1942-08'],
  ['1992 May 3-9', '1992-05-03', '1992-05-09'],
  ['16 Apr. - 4 May 1984', '1984-04-16', '1984-05-04'],
  ['Nov. - Dec. 1973', '1973-11', '1973-12'],
  ['Dec. - Jan. 1974', '1973-12', '1974-01'],
  ['June 8-10, 1969', '1969-06-08', '1969-06-10'],
  ['7/27/1986', '1986-07-27', '1986-07-27'],
  ['1936-1940, 1986', '1936', '1986'],
  ['30 February 1984', '1984-02', '1984-02'],
  ['những năm 30 thế kỷ XX', '1930', '1939'],
  ['đầu những năm 30 của thế kỷ XX', '1930', '1932', '~'],
  ['années 30 du XXe siècle', '1930', '1939'],
  ['năm 1954-56', '1954', '1956'],
  ['01/1954 - 12/54', '1954-01', '1954-12'],
  ['1/8/1954 - 3/9/54', '1954-08-01', '1954-09-03'],
  ['đến 1975', '-', '1975'],
  ['đến năm 1975', '-', '1975'],
  ["jusqu'en 1975", '-', '1975'],
  ['until 1975', '-', '1975'],
  ['1975 trở về trước', '-', '1975'],
  ['1975 and earlier', '-', '1975'],
  ['1975 trở đi', '1975', '-'],
  ['từ 1954 đến 1975', '1954', '1975'],
  ['từ ngày 1 đến ngày 5 tháng 3 năm 1960', '1960-03-01', '1960-03-05'],
  ['18-20/8/1945', '1945-08-18', '1945-08-20'],
  ['18, 20/8/1945', '1945-08-18', '1945-08-20'],
  ['3/4, 5/5/1975', '1975-05-05', '1975-05-05'],
  ['1, 2, 3/1954', '1954-01', '1954-03'],
  ['1,2/1954', '1954-01', '1954-02'],
  ['tháng 1, 2 và 3 năm 1954', '1954-01', '1954-03'],
  ['1-3, 5/1954', '1954-01', '1954-05'],
  ['7-9/1954', '1954-07', '1954-09'],
  ['7 – 9/1954', '1954-07', '1954-09'],
  ['từ 7 đến 9/1954', '1954-07', '1954-09'],
  ['7-9/1954 - 3/1955', '1954-07', '1955-03'],
  ['1-2-1954', '1954-02-01', '1954-02-01'],
  ['7/9-1954', '1954-09-07', '1954-09-07'],
  ['15-9/1954', '1954-09-15', '1954-09-15'],
  ['9-7/1954', '1954-07-09', '1954-07-09'],
  ['ngày 7-9/1954', '1954-09-07', '1954-09-07'],
  ['ngày 19 tháng Tám năm 1945', '1945-08-19', '1945-08-19'],
  ['tháng Giêng năm 1946', '1946-01', '1946-01'],
  ['tháng Chạp năm 1945', '1945-12', '1945-12'],
  ['tháng năm năm 1960', '1960-05', '1960-05'],
  ['từ tháng Tám đến tháng Mười năm 1945', '1945-08', '1945-10'],
  ['1806-an XIII', '1804', '1806'],
  ['~1975', '1975', '1975', '~'],
  ['kg. 1975', '1975', '1975', '~'],
  ["1954-'60", '1954', '1960'],
  ['45-1954', '1945', '1954'],
  ['98 đến 2001', '1998', '2001'],
  ['12-1956', '1956-12', '1956-12'],
  ['20/7/54 – 3/9/1956', '1954-07-20', '1956-09-03'],
  ['7/54 - 9/1956', '1954-07', '1956-09'],
  ['10/12 - 15/1/1954', '1953-12-10', '1954-01-15'],
  ['T7/1954', '1954-07', '1954-07'],
  ['Bảo Đại thập nhị niên', '1937', '1937'],
  ['Thành Thái tam niên', '1891', '1891'],
  ['Thành Thái năm thứ tám', '1896', '1896'],
  ['Tự Đức tam thập lục niên', '1883', '1883'],
  ['Năm thứ 12 niên hiệu Bảo Đại', '1937', '1937'],
  ['Minh Mạng năm thứ mười hai', '1831', '1831'],
  ['Thành Thái năm Tân Mão', '1891', '1891'],
  ['Duy Tân Quý Sửu', '1913', '1913'],
  ['Tự Đức Canh Tý', '1848', '1883'],
  ['成泰三年', '1891', '1891'],
  ['嗣德二十九年五月 - 保大元年', '1876', '1926'],
  ['03-27-1951 -- 12-05-1951', '1951-03-27', '1951-12-05'],
  ['07-04-1951 to 08-19-1951', '1951-07-04', '1951-08-19'],
  ['27-03-1951 - 05-12-1951', '1951-03-27', '1951-12-05'],
  ['2-29-1948', '1948-02-29', '1948-02-29'],
  ['1961-1968/1969', '1961', '1969'],
  ['1920/1921-1934/1935', '1920', '1935'],
  ['16 Apr. – 4 May 1984 – 1986', '1984-04-16', '1986'],
  ['1930er Jahre', '1930', '1939'],
];

describe('a date text gives the years its words say', () => {
  test.each(READINGS)('%s', (text, from, to, guess) => {
    const dates = readDates(text);
    expect([dates.from ?? '-', dates.to ?? '-', dates.approximate === true ? '~' : undefined]).toEqual([
      from,
      to,
      guess,
    ]);
    expect(dates.text).toBe(text);
    expect(readDates(text.normalize('NFD'))).toEqual({ ...dates, text: text.normalize('NFD') });
  });

  test.each(['s.d.', 'n.d.', 'không rõ năm', 'undated', 'sans date', ''])('%j has no years', (text) => {
    expect(readDates(text)).toEqual({ text });
  });

  test.each(['1234/QĐ', '45/2019/NĐ-CP', 'trang 1945', 'số 1945', 'p. 1945', '12345', '3285', '0000/00/00'])(
    '%s is no year',
    (text) => {
      expect(yearsOf(readDates(text))).toEqual({});
    },
  );

  test('a text typed with combining accents reads the same', () => {
    const text = 'khoảng tháng 8 năm 1945';
    const { from, approximate } = readDates(text.normalize('NFD'));
    expect({ from, approximate }).toEqual({ from: '1945-08', approximate: true });
  });
});

describe('a range that runs backwards is kept as text and said', () => {
  test.each(['1954-1887', 'May 1990-April 1990', '1989-85', 'Tự Đức 5-3', 'thế kỷ XX - XIX'])('%s', (text) => {
    expect(examineDates(text)).toEqual({ dates: { text }, backwards: true });
  });

  test('figures that run the right way still give the years', () => {
    expect(examineDates('1890-1889', '1889/1890')).toEqual({
      dates: { text: '1890-1889', from: '1889', to: '1890' },
      backwards: false,
    });
  });
});

test('figures that run backwards are said where the words give the years', () => {
  expect(examineDates('1954', '1954/1887')).toEqual({
    dates: { text: '1954', from: '1954', to: '1954' },
    backwards: true,
  });
});

describe('words and figures together are as exact as was meant', () => {
  test('a month blown up to its first and last day stays a month', () => {
    expect(readDates('août 1890', '1890-08-01/1890-08-31')).toMatchObject({ from: '1890-08', to: '1890-08' });
  });
  test('a year blown up to 1 January and 31 December stays a year', () => {
    expect(readDates('1978', '1978-01-01/1978-12-31')).toMatchObject({ from: '1978', to: '1978' });
  });
  test('a day whose figures give the year only stays a day', () => {
    expect(readDates('Oct 22, 2003', '2003/2003')).toMatchObject({ from: '2003-10-22', to: '2003-10-22' });
  });
  test('figures speak where words do not', () => {
    expect(readDates('undated', '1930/1980')).toEqual({ text: 'undated', from: '1930', to: '1980' });
  });
  test.each([
    ['1951-1960', '1951-1956', '1951', '1956'],
    ['1888. 1893', '18881893', '1888', '1893'],
    ['1888', '1888-1312', '1888', '1888'],
  ])('%s with figures that are no ISO date, %s', (text, normal, from, to) => {
    expect(readDates(text, normal)).toMatchObject({ from, to });
  });
  test('AtoM writes an unknown month as 00', () => {
    expect(readDates('', '2016-00-00/2016-00-00')).toEqual({ text: '', from: '2016', to: '2016' });
  });
});

test('several dates join to the earliest and the latest, a year reaching past its months', () => {
  const joined = joinRecordDates([readDates('tháng 5/1945'), readDates('1945'), readDates('khoảng 1940')]);
  expect(joined).toEqual({ text: 'tháng 5/1945; 1945; khoảng 1940', from: '1940', to: '1945', approximate: true });
});
