import type { RecordDates } from '../description.ts';

/** Several dates of one record as one span: the earliest beginning to the latest end; texts joined. */
export function joinRecordDates(several: readonly RecordDates[]): RecordDates {
  const joined: RecordDates = {
    text: several
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('; '),
  };
  for (const { from, to, approximate } of several) {
    if (from !== undefined && (joined.from === undefined || from < joined.from)) joined.from = from;
    if (to !== undefined && (joined.to === undefined || isLater(to, joined.to))) joined.to = to;
    if (approximate === true) joined.approximate = true;
  }
  return joined;
}

/** A less exact end reaches further: 1945 ends after 1945-08. */
function isLater(a: string, b: string): boolean {
  return `${a}~` > `${b}~`;
}
