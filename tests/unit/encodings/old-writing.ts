import iconv from 'iconv-lite';

/** Writes Vietnamese as programs of the 1990s did: the other way round from what is tested, letter by letter. */

/** Small letters only: capitals with tones have fonts of their own in TCVN3. */
export function asTcvn3(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => (/[\p{ASCII}]/u.test(letter) ? letter : iconv.encode(letter, 'tcvn').toString('latin1')))
    .join('');
}

const VNI_TONES = { '': '', '\u0301': 'ù', '\u0300': 'ø', '\u0309': 'û', '\u0303': 'õ', '\u0323': 'ï' };
const VNI_CIRCUMFLEX = { '': 'â', '\u0301': 'á', '\u0300': 'à', '\u0309': 'å', '\u0303': 'ã', '\u0323': 'ä' };
const VNI_BREVE = { '': 'ê', '\u0301': 'é', '\u0300': 'è', '\u0309': 'ú', '\u0303': 'ü', '\u0323': 'ë' };
const VNI_I = { '': 'i', '\u0301': 'í', '\u0300': 'ì', '\u0309': 'æ', '\u0303': 'ó', '\u0323': 'ò' };

export function asVni(text: string): string {
  return letters(text, ({ base, shape, tone }) => {
    const small = base.toLowerCase();
    let written = small + VNI_TONES[tone];
    if (shape === '\u0302') written = small + VNI_CIRCUMFLEX[tone];
    if (shape === '\u0306') written = small + VNI_BREVE[tone];
    if (shape === '\u031b') written = (small === 'o' ? 'ô' : 'ö') + VNI_TONES[tone];
    if (small === 'i') written = VNI_I[tone];
    if (small === 'y' && tone === '\u0323') written = 'î';
    if (small === 'đ') written = 'ñ';
    return base === small ? written : written.toUpperCase();
  });
}

const VIQR_TONES = { '': '', '\u0301': "'", '\u0300': '`', '\u0309': '?', '\u0303': '~', '\u0323': '.' };
const VIQR_SHAPES = { '': '', '\u0302': '^', '\u0306': '(', '\u031b': '+' };

export function asViqr(text: string): string {
  return letters(text, ({ base, shape, tone }) => {
    const plain = base === 'đ' ? 'dd' : base === 'Đ' ? 'DD' : base;
    return plain + VIQR_SHAPES[shape] + VIQR_TONES[tone];
  });
}

/** Bytes: vowels with their shape, tones as letters of their own behind them. */
export function asWindows1258(text: string): Buffer {
  const pieces = letters(text, ({ base, shape, tone }) => (base + shape).normalize('NFC') + tone);
  return iconv.encode(pieces, 'windows-1258');
}

type Tone = keyof typeof VIQR_TONES;
type Shape = keyof typeof VIQR_SHAPES;

function letters(text: string, write: (letter: { base: string; shape: Shape; tone: Tone }) => string): string {
  return text
    .normalize('NFD')
    .replace(/(\p{L})([\u0300-\u0303\u0306\u0309\u031b\u0323]*)/gu, (_, base: string, marks: string) => {
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(marks)?.[0] ?? '';
      const shape = /[\u0302\u0306\u031b]/.exec(marks)?.[0] ?? '';
      return write({ base, shape: shape as Shape, tone: tone as Tone });
    });
}
