import type { Look } from '../sheet.ts';
import { colourOf, themeColours } from './colours.ts';
import type { XlsxPackage } from './package.ts';
import { readWholeXml } from './read-xml.ts';

interface Styles {
  fonts: { ink?: string; isStruck?: true }[];
  fills: (string | undefined)[];
  cells: { font: number; fill: number }[];
}

/**
 * How cells look, by their style number (`s`): what an archive says by colour and by striking out. Undefined for cells
 * that look as all do.
 * @throws FaultyFile
 */
export async function readLooks(
  pack: XlsxPackage,
  part: string | undefined,
  theme: string | undefined,
): Promise<(Look | undefined)[]> {
  if (part === undefined || !pack.has(part)) return [];
  const { fonts, fills, cells } = await readStyles(pack, part, await themeColours(pack, theme));
  return cells.map(({ font, fill }) => {
    const { ink, isStruck } = fonts[font] ?? {};
    const ground = fills[fill];
    const look: Look = {};
    if (ground !== undefined && ground !== WHITE) look.fill = ground;
    if (ink !== undefined && ink !== BLACK) look.ink = ink;
    if (isStruck) look.isStruck = true;
    if ((ink ?? BLACK) === (ground ?? WHITE)) look.isUnseen = true;
    return Object.keys(look).length > 0 ? look : undefined;
  });
}

async function readStyles(pack: XlsxPackage, part: string, theme: readonly string[]): Promise<Styles> {
  const styles: Styles = { fonts: [], fills: [], cells: [] };
  let list = '';
  let isSolid = false;
  await readWholeXml(await pack.stream(part), 'styles', {
    open(name, attributes) {
      if (LISTS.has(name)) list = name;
      if (list === 'fonts') {
        const font = styles.fonts.at(-1);
        if (name === 'font') styles.fonts.push({});
        else if (name === 'strike' && font && !/^(?:0|false)$/.test(attributes.val ?? '')) font.isStruck = true;
        else if (name === 'color' && font) font.ink = colourOf(attributes, theme);
      } else if (list === 'fills') {
        if (name === 'fill') styles.fills.push(undefined);
        else if (name === 'patternFill') isSolid = (attributes.patternType ?? 'none') !== 'none';
        else if (name === 'fgColor' && isSolid) styles.fills.splice(-1, 1, colourOf(attributes, theme));
      } else if (list === 'cellXfs' && name === 'xf') {
        styles.cells.push({ font: Number(attributes.fontId ?? 0), fill: Number(attributes.fillId ?? 0) });
      }
    },
    close(name) {
      if (name === list) list = '';
    },
  });
  return styles;
}

const LISTS = new Set(['fonts', 'fills', 'cellXfs', 'cellStyleXfs', 'dxfs']);
const BLACK = '000000';
const WHITE = 'FFFFFF';
