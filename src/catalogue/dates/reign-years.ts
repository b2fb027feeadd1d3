/**
 * Reign names (niên hiệu) on documents of the Nguyễn dynasty and just before it, folded: the Gregorian year in
 * which most of year 1 fell, and the last year. A lunar year begins some weeks into the Gregorian one.
 */
export const REIGNS = new Map<string, [first: number, last: number]>([
  ['canh hung', [1740, 1786]],
  ['chieu thong', [1787, 1789]],
  ['thai duc', [1778, 1793]],
  ['quang trung', [1788, 1792]],
  ['canh thinh', [1793, 1801]],
  ['bao hung', [1801, 1802]],
  ['gia long', [1802, 1819]],
  ['minh mang', [1820, 1840]],
  ['minh menh', [1820, 1840]],
  ['thieu tri', [1841, 1847]],
  ['tu duc', [1848, 1883]],
  ['duc duc', [1883, 1883]],
  ['hiep hoa', [1883, 1883]],
  ['kien phuc', [1884, 1884]],
  ['ham nghi', [1885, 1888]],
  ['dong khanh', [1886, 1888]],
  ['thanh thai', [1889, 1907]],
  ['duy tan', [1907, 1916]],
  ['khai dinh', [1916, 1925]],
  ['bao dai', [1926, 1945]],
]);

/**
 * Years of reigns in words as years in figures, in a folded text: "thanh thai tam nien", "nam thu muoi hai nien hieu bao
 * dai", "成泰三年" → "thanh thai 3", "bao dai 12"; "thanh thai tan mao" → 1891, the one year of his that was called so.
 */
export function numberReigns(folded: string): string {
  const text = /[\u4e00-\u9fff]/.test(folded)
    ? folded.replace(IN_HAN, (_, name: string, year: string) => {
        return ` ${HAN_NAMES.get(name) ?? ''} ${hanNumber(year)} `;
      })
    : folded;
  if (!ANY.test(text)) return text;
  return text
    .replace(BEFORE, (whole, year: string, name: string) =>
      inFigures(whole, name, /^\d/.test(year) ? Number(year) : VIETNAMESE.get(year)),
    )
    .replace(AFTER, (whole, name: string, ordinal?: string, year?: string) =>
      // "Tam" is eight in the one way of counting, and three in the other.
      inFigures(whole, name, ordinal === undefined ? sinoVietnamese(year ?? '') : VIETNAMESE.get(ordinal)),
    )
    .replace(CYCLE, (whole, name: string, stem: string, branch: string) => yearOfCycle(name, stem, branch) ?? whole);
}

function inFigures(whole: string, name: string, number: number | undefined): string {
  return number === undefined ? whole : `${name} ${number}`;
}

/** "thap nhi" → 12, "nhi thap" → 20, "tam thap luc" → 36 */
function sinoVietnamese(words: string): number | undefined {
  const [tens, ones] = words.includes('thap') ? words.split('thap').map((part) => part.trim()) : ['0', words];
  const ten = tens === '0' ? 0 : tens === '' ? 1 : DIGITS.get(tens ?? '');
  const one = ones === '' ? 0 : DIGITS.get(ones ?? '');
  return ten === undefined || one === undefined ? undefined : ten * 10 + one;
}

function hanNumber(year: string): number {
  if (year === '元') return 1;
  const [tens, ones] = year.includes('十')
    ? year.split('十')
    : year.startsWith('廿')
      ? ['二', year.slice(1)]
      : year.startsWith('卅')
        ? ['三', year.slice(1)]
        : ['', year];
  const figure = (han = '') => HAN_DIGITS.indexOf(han) + 1;
  const ten = tens === '' ? (year.includes('十') ? 1 : 0) : figure(tens);
  return ten * 10 + (ones === '' ? 0 : figure(ones));
}

/** The year of a reign that the cycle of sixty names so; stems and branches of one year are both odd or both even. */
function yearOfCycle(name: string, stem: string, branch: string): string | undefined {
  const [first, last] = REIGNS.get(name) ?? [0, -1];
  const wanted = branch === 'vi' ? 'mui' : branch;
  for (let year = first; year <= last + 1; year++) {
    if (STEMS[(year + 6) % 10] === stem && BRANCHES[(year + 8) % 12] === wanted) return String(year);
  }
  return undefined;
}

const NAMES = [...REIGNS.keys()].join('|');
const ANY = new RegExp(`(?:${NAMES})(?![a-z])`);
const DIGITS = new Map('nhat nhi tam tu ngu luc that bat cuu'.split(' ').map((word, at) => [word, at + 1]));
const ONES = [...DIGITS.keys()].join('|');
const SINO = `(?:(?:${ONES}) )?thap(?: (?:${ONES}))?|${ONES}`;
/** As they are counted in Vietnamese, folded. */
const VIETNAMESE = new Map<string, number>([
  ...['nhat', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'].map((word, at): [string, number] => [
    word,
    at + 1,
  ]),
  ...['', 'hai ', 'ba '].flatMap((tens, ten) =>
    ['', ' mot', ' hai', ' ba', ' tu', ' lam', ' sau', ' bay', ' tam', ' chin'].map((one, at): [string, number] => [
      `${tens}muoi${one}`,
      (ten + 1) * 10 + at,
    ]),
  ),
]);
const ORDINALS = [...VIETNAMESE.keys()].sort((a, b) => b.length - a.length).join('|');
const HOLDERS = '(?:(?:nien hieu|vua|trieu|doi|nien) )*';
const BEFORE = new RegExp(
  `nam thu (\\d{1,2}|${ORDINALS}),? ${HOLDERS}(${NAMES})(?![a-z])(?!,? ?\\(?(?:nam )?(?:thu )?\\d)`,
  'g',
);
const AFTER = new RegExp(`(?<![a-z])(${NAMES}),? (?:(?:nam )?thu (${ORDINALS})|(?:nam )?(${SINO}) nien)(?![a-z])`, 'g');
const STEMS = 'giap at binh dinh mau ky canh tan nham quy'.split(' ');
/** Tý and Tỵ are told apart by the stem before them. */
const BRANCHES = 'ty suu dan mao thin ty ngo mui than dau tuat hoi'.split(' ');
const CYCLE = new RegExp(
  `(?<![a-z])(${NAMES}),? \\(?(?:nam )?(${STEMS.join('|')}) (${[...new Set(BRANCHES), 'vi'].join('|')})(?![a-z])\\)?`,
  'g',
);
const HAN_DIGITS = '一二三四五六七八九';
const HAN_NAMES = new Map(
  '景興 canh hung,昭統 chieu thong,泰德 thai duc,光中 quang trung,景盛 canh thinh,寶興 bao hung,嘉隆 gia long,明命 minh mang,紹治 thieu tri,嗣德 tu duc,育德 duc duc,協和 hiep hoa,建福 kien phuc,咸宜 ham nghi,同慶 dong khanh,成泰 thanh thai,維新 duy tan,啟定 khai dinh,啓定 khai dinh,保大 bao dai'
    .split(',')
    .map((entry): [string, string] => [entry.slice(0, 2), entry.slice(3)]),
);
const IN_HAN = new RegExp(`(${[...HAN_NAMES.keys()].join('|')})(元|[${HAN_DIGITS}十廿卅]{1,3})年`, 'g');
