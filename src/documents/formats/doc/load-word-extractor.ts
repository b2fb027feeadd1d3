import { createRequire } from 'node:module';
import type WordExtractor from 'word-extractor';

const require = createRequire(import.meta.url);
const signs = require('word-extractor/lib/filters.js') as Record<'clean' | 'binaryToUnicode', (text: string) => string>;
const { clean, binaryToUnicode } = signs;

const OPTIONAL_HYPHEN = '\u001f';
const NO_SIGNS = /[\u0081\u008d\u008f\u0090\u009d]/g;

/**
 * word-extractor 1.0.4 writes "undefined" for signs that its tables lack: Word's optional hyphen, which in `.VnTime` is
 * the letter ư, and six bytes of Windows-1252, of which one is a sign. Its parts take these functions when they are
 * first loaded, so they are mended before.
 */
signs.clean = (text) => clean(text.replaceAll(OPTIONAL_HYPHEN, '\u00ad'));
signs.binaryToUnicode = (text) => binaryToUnicode(text.replaceAll('\u0080', '€').replace(NO_SIGNS, ''));

/** @returns the class that reads Word 97 to 2003 */
export function loadWordExtractor(): typeof WordExtractor {
  return require('word-extractor') as typeof WordExtractor;
}
