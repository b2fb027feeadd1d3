import { isSyllable } from '../../encodings/syllable.ts';
import { linesOf, middle, type SeenBlock, type SeenLine, type SeenWord } from '../seen-page.ts';
import { countLetters, plainLetters, withoutStrayMarks } from './plain-letters.ts';

/** A word read so surely is one; so is a line, whatever its size. */
const SURE = 70;
/** A line read less surely than this is none. */
const UNLIKELY = 45;
/** A single letter or digit must be surer than a line: specks look like i, l, 1. */
const SURE_OF_ONE = 80;
/** Words less sure than this must look like words. */
const DOUBTFUL = 30;
/** Letters that dirt does not look like, one after another. */
const LONG = 3;
/** A line in doubt must be about as high as the others. */
const USUAL_HEIGHT = { least: 0.5, most: 2 };
/** No writing that a machine reads is lower. Pixels. */
const LOWEST = 8;
/** Letters in doubt that make a page all the same, when most of its words look like words. */
const MANY_LETTERS = 60;

/** The lines of a page in reading order without what is no writing: specks, rulings, seals, photographs. */
export function leaveOutNoise(blocks: readonly SeenBlock[]): SeenLine[] {
  const lines = blocks
    .flatMap(linesOf)
    .map(withWordsOnly)
    .filter((line) => heightOf(line) >= LOWEST && countLetters(textOf(line)) > 0);
  const sure = lines.filter(isSure);
  if (sure.length === 0 && !looksWritten(lines)) return [];
  const usual = middle((sure.length > 0 ? sure : lines).map(heightOf));
  return lines.filter((line) => sure.includes(line) || isLikely(line, usual));
}

/** The lines of a stamp: a few words that look like words, one of them sure. */
export function linesOfStamp(blocks: readonly SeenBlock[]): SeenLine[] {
  return blocks
    .flatMap(linesOf)
    .map(withWordsOnly)
    .filter((line) => {
      const words = line.words.filter(({ text }) => countLetters(text) > 0);
      const isSure = words.some(({ text, confidence }) => confidence >= SURE && countLetters(text) >= LONG);
      return isSure && words.every(({ text }) => looksLikeWord(text));
    });
}

/** How surely words were read, 0 to 100: each counts as many times as it has letters. */
export function certainty(words: readonly SeenWord[]): number {
  let [sum, letters] = [0, 0];
  for (const { text, confidence } of words) {
    const count = countLetters(text);
    sum += confidence * count;
    letters += count;
  }
  return letters === 0 ? 0 : sum / letters;
}

function withWordsOnly(line: SeenLine): SeenLine {
  const words = line.words
    .map((word) => ({ ...word, text: withoutStrayMarks(plainLetters(word.text.trim())) }))
    .filter(isWriting);
  return { ...line, words };
}

function isWriting({ text, confidence }: SeenWord): boolean {
  const letters = countLetters(text);
  if (letters === 0) return confidence >= SURE && text !== '';
  return confidence >= DOUBTFUL || letters >= LONG || (letters > 1 && looksLikeWord(text));
}

/** Most of its words are sure, or most of its letters: a long address that nobody can read spoils no line. */
function isSure(line: SeenLine): boolean {
  const words = line.words.filter(({ text }) => countLetters(text) > 0);
  const sure = words.filter(({ confidence }) => confidence >= SURE).length;
  return countLetters(textOf(line)) >= LONG && (certainty(words) >= SURE || sure * 2 > words.length);
}

function isLikely(line: SeenLine, usual: number): boolean {
  const height = heightOf(line) / usual;
  if (height < USUAL_HEIGHT.least || height > USUAL_HEIGHT.most) return false;
  return certainty(line.words) >= (countLetters(textOf(line)) === 1 ? SURE_OF_ONE : UNLIKELY);
}

function looksWritten(lines: readonly SeenLine[]): boolean {
  const words = lines.flatMap((line) => line.words).filter(({ text }) => countLetters(text) > 0);
  const likely = words.filter(({ text }) => looksLikeWord(text)).length;
  return countLetters(words.map(({ text }) => text).join('')) >= MANY_LETTERS && likely * 3 >= words.length * 2;
}

/** A Vietnamese syllable, something with a number, a sign like QĐ-UBND, or a word of another language. */
function looksLikeWord(text: string): boolean {
  const bare = text.replace(/^\P{L}+|\P{L}+$/gu, '');
  return isSyllable(bare) || /\d/.test(text) || /^[\p{L}\p{N}]+(?:[.,/’'-][\p{L}\p{N}]+)+\P{L}?$/u.test(text);
}

function heightOf({ bbox }: SeenLine): number {
  return bbox.y1 - bbox.y0;
}

function textOf({ words }: SeenLine): string {
  return words.map(({ text }) => text).join(' ');
}
