import type { XlsxPackage } from './package.ts';
import { readWholeXml } from './read-xml.ts';
import { relations } from './workbook-parts.ts';

/** What the workbook's properties say of it: title, subject, keywords, category, and those of its own. */
export async function readProperties(pack: XlsxPackage): Promise<string[]> {
  const texts: string[] = [];
  for (const { type, target } of await relations(pack, '')) {
    if (!PROPERTIES.has(type) || !pack.has(target)) continue;
    texts.push(...(await textsIn(pack, target, 'list of properties', (tag) => !PEOPLE.has(tag))));
  }
  return texts;
}

/** What stands in text boxes and shapes that lie over a sheet, paragraph by paragraph. */
export async function readTextBoxes(pack: XlsxPackage, sheet: string): Promise<string[]> {
  const texts: string[] = [];
  for (const { type, target } of await relations(pack, sheet)) {
    if (type !== 'drawing' || !pack.has(target)) continue;
    let paragraph = '';
    let isText = false;
    await readWholeXml(await pack.stream(target), 'drawing', {
      open: (tag) => {
        if (tag === 'p') paragraph = '';
        isText = tag === 't';
      },
      text: (piece) => {
        if (isText && paragraph.length < LONGEST) paragraph += piece;
      },
      close: (tag) => {
        isText = false;
        if (tag === 'p' && paragraph.trim() !== '') texts.push(paragraph.trim());
      },
    });
  }
  return texts;
}

/** The comments of a sheet by the row of their cell. */
export async function readComments(pack: XlsxPackage, sheet: string): Promise<Map<number, string[]>> {
  const byRow = new Map<number, string[]>();
  for (const { type, target } of await relations(pack, sheet)) {
    if (!COMMENTS.has(type) || !pack.has(target)) continue;
    let row = 0;
    let text = '';
    await readWholeXml(await pack.stream(target), 'list of comments', {
      open: (tag, { ref = '' }) => {
        if (!COMMENT.has(tag)) return;
        row = Number(/\d+$/.exec(ref)?.[0] ?? 0);
        text = '';
      },
      text: (piece) => {
        if (text.length < LONGEST) text += piece;
      },
      close: (tag) => {
        const tidy = text.trim();
        if (COMMENT.has(tag) && tidy !== '') byRow.set(row, [...(byRow.get(row) ?? []), tidy]);
      },
    });
  }
  return byRow;
}

async function textsIn(
  pack: XlsxPackage,
  part: string,
  what: string,
  isWanted: (tag: string) => boolean,
): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  await readWholeXml(await pack.stream(part), what, {
    open: () => (text = ''),
    text: (piece) => {
      if (text.length < LONGEST) text += piece;
    },
    close: (tag) => {
      if (text.trim() !== '' && isWanted(tag)) texts.push(text.trim());
      text = '';
    },
  });
  return texts;
}

const PROPERTIES = new Set(['core-properties', 'custom-properties']);
const PEOPLE = new Set(['creator', 'lastModifiedBy', 'created', 'modified', 'revision', 'lastPrinted']);
const COMMENTS = new Set(['comments', 'threadedComment']);
const COMMENT = new Set(['comment', 'threadedComment']);
/** Characters; what is longer is no stamp. */
const LONGEST = 10_000;
