import type { PartialDate } from '../../catalogue/description.ts';

/**
 * The first day of access that a sentence of conditions names: "Restricted until 2040", "closed until
 * January 1, 2040", "đến hết năm 2034" (that year included, so the next one), "mở từ ngày 01/01/2035".
 */
export function openingDate(sentence: string): PartialDate | undefined {
  const text = sentence.normalize('NFC');
  const through = THROUGH_YEAR.exec(text)?.[1];
  if (through !== undefined) return String(Number(through) + 1);
  const after = UNTIL.exec(text);
  if (after === null) return undefined;
  return firstDate(text.slice(after.index + after[0].length, after.index + after[0].length + 40));
}

const THROUGH_YEAR =
  /(?:đến\s+hết\s+(?:năm\s+)?|through\s+(?:the\s+end\s+of\s+)?|until\s+the\s+end\s+of\s+|jusqu['’]à\s+(?:la\s+)?fin\s+(?:de\s+)?)(\d{4})\b/iu;
const UNTIL =
  /\b(?:until|till|opens?(?:\s+on|\s+in)?|open\s+from|jusqu['’](?:au|en|à))\s+|(?:cho\s+)?đến\s+(?=ngày|tháng|năm|\d)|(?:mở|tiếp\s+cận|khai\s+thác)\s+từ\s+|kể\s+từ\s+/iu;

function firstDate(words: string): PartialDate | undefined {
  const iso = /^\D{0,12}(\d{4})-(\d{2})-(\d{2})\b/.exec(words);
  if (iso !== null) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  const dayFirst = /^\D{0,12}(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/u.exec(words);
  if (dayFirst !== null) return partial(dayFirst[3], dayFirst[2], dayFirst[1]);
  const named = /^(?:\D{0,6}(\d{1,2})\s+)?(\p{L}{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b/u.exec(words);
  const month = named === null ? 0 : MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  if (named !== null && month > 0) return partial(named[4], String(month), named[1] ?? named[3]);
  const year = /^[^\d]{0,24}(\d{4})\b/u.exec(words)?.[1];
  return year;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function partial(year = '', month = '', day?: string): PartialDate | undefined {
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return `${year}-${month.padStart(2, '0')}`;
  if (Number(day) < 1 || Number(day) > 31) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
