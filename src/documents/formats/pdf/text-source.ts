import type { FilePage } from '../../workshop.ts';
import type { PageObjects } from './page-objects.ts';
import type { Glyph } from './read-glyphs.ts';

/** Less text than this on an image of the whole page is a stamp or a signature's note, and the page's own is in the image. */
const FEW_LETTERS = 150;
const WHOLE_PAGE_IMAGE = 0.6;
/** Where fewer characters than this can be read, the fonts do not say what their signs mean. */
const READABLE_SHARE = 0.6;
const WORTH_READING_IMAGE = 0.05;
/** Letters drawn as outlines take many. */
const MANY_PATHS = 50;

/** What the text of a page is, and whether a machine should read its image. */
export function textSource(glyphs: readonly Glyph[], objects: PageObjects): FilePage['source'] {
  const signs = glyphs.filter(({ isGenerated, character }) => !isGenerated && !isSpace(character));
  const readable = signs.filter(({ character }) => character !== '');
  const { imageShare, paths, isTextCovered } = objects;
  if (readable.length < signs.length * READABLE_SHARE || readable.length === 0) {
    return signs.length > 0 || imageShare >= WORTH_READING_IMAGE || paths >= MANY_PATHS ? 'waiting' : 'none';
  }
  const invisible = readable.filter(({ isInvisible }) => isInvisible).length;
  if (isTextCovered || invisible > readable.length / 2) return 'scan-layer';
  return imageShare >= WHOLE_PAGE_IMAGE && readable.length < FEW_LETTERS ? 'waiting' : 'text-layer';
}

function isSpace(character: string): boolean {
  return character !== '' && character.trim() === '';
}
