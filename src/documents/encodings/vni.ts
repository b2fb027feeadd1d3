/**
 * VNI for Windows, the encoding of fonts called `VNI-Times`: a vowel and after it a Latin letter that stands for
 * its marks, and a few letters by themselves.
 */
const ALONE: Readonly<Record<string, string>> = {
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
};

/** Acute, grave, hook above, tilde, dot below; then the same with a circumflex and with a breve. */
const MARKS: Readonly<Record<string, string>> = {
  ...{ ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' },
  ...{ â: '\u0302', á: '\u0302\u0301', à: '\u0302\u0300', å: '\u0302\u0309', ã: '\u0302\u0303', ä: '\u0302\u0323' },
  ...{ ê: '\u0306', é: '\u0306\u0301', è: '\u0306\u0300', ú: '\u0306\u0309', ü: '\u0306\u0303', ë: '\u0306\u0323' },
};

export const VNI_WORD = /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]+/g;

export function decodeVni(word: string): string {
  return word.replace(LETTER, (letter, vowel?: string, mark?: string) => {
    if (vowel === undefined || mark === undefined) return alone(letter);
    const marks = MARKS[mark.toLowerCase()] ?? '';
    return bears(vowel.toLowerCase(), marks) ? (alone(vowel) + marks).normalize('NFC') : alone(vowel) + mark;
  });
}

const LETTER = new RegExp(`([aeouyôö])([${Object.keys(MARKS).join('')}])|[${Object.keys(ALONE).join('')}]`, 'gi');

/** Only a has a breve; only a, e and o have a circumflex. */
function bears(vowel: string, marks: string): boolean {
  if (marks.startsWith('\u0306')) return vowel === 'a';
  return !marks.startsWith('\u0302') || 'aeo'.includes(vowel);
}

function alone(letter: string): string {
  const small = letter.toLowerCase();
  const decoded = ALONE[small] ?? small;
  return letter === small ? decoded : decoded.toUpperCase();
}
