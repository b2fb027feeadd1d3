import iconv from 'iconv-lite';
import type { SampleText } from './sample-text.ts';

type Encoding = SampleText['encoding'];

/** Letters with all their marks, and what TCVN 5712:1993 (VN3, "ABC") writes for them in one byte each. */
const TCVN3_LETTERS = 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ';
const TCVN3_BYTES =
  'a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe';

const TONES = { '\u0300': 0, '\u0309': 1, '\u0303': 2, '\u0301': 3, '\u0323': 4 } as const;
const VIQR_TONES = ['`', '?', '~', "'", '.'];
const VIQR_SHAPES: Record<string, string> = { '\u0302': '^', '\u0306': '(', '\u031b': '+' };
/** VNI writes a letter and, after it, its tone; three letters have one of their own for both. */
const VNI_TONES = ['ø', 'û', 'õ', 'ù', 'ï'];
const VNI_CIRCUMFLEX_TONES = ['à', 'å', 'ã', 'á', 'ä'];
const VNI_BREVE_TONES = ['è', 'ú', 'ü', 'é', 'ë'];
const VNI_I_TONES = ['ì', 'æ', 'ó', 'í', 'ò'];

const SHAPE = /[\u0302\u0306\u031b]/;
/** A letter with its tone and its shape, in the order of NFD; Windows-1258 has letter and shape in one. */
const SHAPED = /(\p{L})([\u0300\u0301\u0303\u0309\u0323]?)([\u0302\u0306\u031b])/gu;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;

/**
 * What a text looks like to a program that knows nothing of the old encoding it was typed in.
 * @throws Error for a letter that the encoding does not have: TCVN3 has no capital letters with a tone
 */
export function legacyText(text: string, encoding: Encoding): string {
  if (encoding === 'utf-8') return text;
  if (encoding === 'windows-1258') {
    return text.normalize('NFD').replaceAll(SHAPED, (_, base: string, tone: string, shape: string) => {
      return (base + shape).normalize('NFC') + tone;
    });
  }
  const write = { tcvn3: tcvn3Letter, vni: vniLetter, viqr: viqrLetter }[encoding];
  return Array.from(text.normalize('NFC'), (letter) => (letter > '\u007f' ? write(letter) : letter)).join('');
}

/** The bytes of a plain text file. */
export function legacyBytes(text: string, encoding: Encoding): Buffer {
  const written = legacyText(text, encoding);
  if (encoding === 'windows-1258') return iconv.encode(written, encoding);
  return Buffer.from(written, encoding === 'utf-8' || encoding === 'viqr' ? 'utf8' : 'latin1');
}

function tcvn3Letter(letter: string): string {
  const at = TCVN3_LETTERS.indexOf(letter);
  if (at < 0) return fallback(letter, 'TCVN3');
  return String.fromCharCode(Number.parseInt(TCVN3_BYTES.slice(at * 2, at * 2 + 2), 16));
}

/** A letter taken apart: without marks, its shape (circumflex, breve, horn), its tone (0 to 4). */
function parts(letter: string): { base: string; shape?: string; tone?: number } {
  const apart = letter.normalize('NFD');
  const shape = SHAPE.exec(apart)?.[0];
  const tone = TONE.exec(apart)?.[0] as keyof typeof TONES | undefined;
  return { base: apart[0]!, ...(shape && { shape }), ...(tone !== undefined && { tone: TONES[tone] }) };
}

function vniLetter(letter: string): string {
  const upper = letter !== letter.toLowerCase();
  const written = vniSmallLetter(letter.toLowerCase());
  return upper ? written.toUpperCase() : written;
}

function vniSmallLetter(letter: string): string {
  if (letter === 'đ') return 'ñ';
  if (letter === 'ỵ') return 'î';
  const { base, shape, tone } = parts(letter);
  if (shape === undefined && tone === undefined) return fallback(letter, 'VNI');
  if (base === 'i') return VNI_I_TONES[tone!]!;
  if (shape === '\u0302') return base + (tone === undefined ? 'â' : VNI_CIRCUMFLEX_TONES[tone]!);
  if (shape === '\u0306') return base + (tone === undefined ? 'ê' : VNI_BREVE_TONES[tone]!);
  const body = shape === '\u031b' ? (base === 'o' ? 'ô' : 'ö') : base;
  return body + (tone === undefined ? '' : VNI_TONES[tone]!);
}

function viqrLetter(letter: string): string {
  if (letter === 'đ') return 'dd';
  if (letter === 'Đ') return 'DD';
  const { base, shape, tone } = parts(letter);
  if (shape === undefined && tone === undefined) return fallback(letter, 'VIQR');
  return base + (shape ? VIQR_SHAPES[shape]! : '') + (tone === undefined ? '' : VIQR_TONES[tone]!);
}

const PUNCTUATION: Record<string, string> = { '–': '-', '“': '"', '”': '"', '…': '...', '’': "'" };

function fallback(letter: string, encoding: string): string {
  const plain = PUNCTUATION[letter];
  if (plain === undefined) throw new Error(`${encoding} has no "${letter}".`);
  return plain;
}
