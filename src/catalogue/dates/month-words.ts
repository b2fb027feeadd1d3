/** Months as Vietnamese says them, folded; longer ones first where one begins another. */
const MONTHS = new Map([
  ['muoi mot', 11],
  ['muoi hai', 12],
  ['muoi', 10],
  ['gieng', 1],
  ['mot', 1],
  ['hai', 2],
  ['ba', 3],
  ['tu', 4],
  ['sau', 6],
  ['bay', 7],
  ['tam', 8],
  ['chin', 9],
  ['chap', 12],
]);
const NAMED = new RegExp(
  `\\bthang (${[...MONTHS.keys()].join('|')})(?= nam \\d| ?[-/,.] ?\\d| \\d{4}| ?(?:-|den|toi) )`,
  'g',
);

/** "tháng Tám năm 1945" as "tháng 8 năm 1945", in a folded text; "tháng năm" only where a year is named after it. */
export function numberMonths(folded: string): string {
  if (!folded.includes('thang ')) return folded;
  return folded
    .replace(NAMED, (_, name: string) => `thang ${MONTHS.get(name) ?? name}`)
    .replace(/\bthang nam(?= nam \d| ?[/-] ?\d)/g, 'thang 5');
}
