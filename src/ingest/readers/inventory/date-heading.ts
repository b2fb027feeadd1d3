import type { Block, DateField, HeadingMeaning } from './columns.ts';

/**
 * Headings of date columns: "Ngày bắt đầu", "Thời gian kết thúc – Năm", "Ngày, tháng, năm văn bản", "Thời gian".
 * @param key the heading's folded words (see headingKey)
 */
export function dateHeading(key: string): HeadingMeaning | undefined {
  const text = ` ${key} `;
  const rest = DATE_WORDS.reduce((left, word) => left.replaceAll(` ${word} `, '  '), text.replaceAll(' ', '  '));
  if (rest.trim() !== '') return undefined;
  const parts = PARTS.filter((part) => text.includes(` ${part} `));
  if (parts.length === 0 && !/ (thoi gian|thoi diem|nien han|nien dai|date|dates) /.test(text)) return undefined;
  const starts = / (bat dau|tu|som nhat|dau|mo|start) /.test(text);
  const ends = / (ket thuc|den|muon nhat|cuoi|dong|end) /.test(text);
  const block = blockOf(text);
  const part = parts.length === 1 ? parts[0] : undefined;
  if (starts && ends) return { field: 'dates', block };
  if (starts) return { field: START[part ?? 'whole'], block };
  if (ends) return { field: END[part ?? 'whole'], block };
  return { field: SINGLE[part ?? 'whole'], block };
}

function blockOf(text: string): Block {
  if (/ (van ban|ky|ban hanh) /.test(text)) return 'item';
  return / ho so /.test(text) ? 'file' : 'either';
}

const PARTS = ['ngay', 'thang', 'nam'] as const;
type Part = (typeof PARTS)[number] | 'whole';
const START: Record<Part, DateField> = { ngay: 'startDay', thang: 'startMonth', nam: 'startYear', whole: 'start' };
const END: Record<Part, DateField> = { ngay: 'endDay', thang: 'endMonth', nam: 'endYear', whole: 'end' };
const SINGLE: Record<Part, DateField> = { ngay: 'day', thang: 'month', nam: 'year', whole: 'dates' };

/** All that a heading of dates may consist of; each looked for between two spaces, the longer ones first. */
const DATE_WORDS = [
  'thoi  gian',
  'thoi  diem',
  'nien  han',
  'nien  dai',
  'bat  dau',
  'ket  thuc',
  'som  nhat',
  'muon  nhat',
  'van  ban',
  'ban  hanh',
  'tai  lieu',
  'ho  so',
  ...PARTS,
  'date',
  'dates',
  'start',
  'end',
  'tu',
  'den',
  'dau',
  'cuoi',
  'mo',
  'dong',
  'ky',
];
