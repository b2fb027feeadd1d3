import type { XlsxPackage } from './package.ts';
import { readWholeXml } from './read-xml.ts';

/**
 * A colour as RRGGBB, from whichever of the three ways a workbook names it (ECMA-376 part 1, 18.8.3). How much lighter a
 * colour of the theme is made does not matter here: red stays red.
 * @param theme colours of the workbook's theme, as cells count them
 * @returns undefined for what the program chooses by itself
 */
export function colourOf(
  { rgb, theme: at, indexed, tint }: Record<string, string>,
  theme: readonly string[],
): string | undefined {
  if (rgb !== undefined) return /^[0-9A-F]{6,8}$/i.test(rgb) ? rgb.slice(-6).toUpperCase() : undefined;
  if (at !== undefined) {
    const colour = theme[Number(at)];
    // White made darker, black made lighter: grey, which nobody calls by another name.
    return Number(tint ?? 0) !== 0 && (colour === 'FFFFFF' || colour === '000000') ? 'C0C0C0' : colour;
  }
  return indexed === undefined ? undefined : PALETTE[Number(indexed)];
}

/** The colours of a theme in the order that cells count them: light and dark change places (18.8.3). */
export async function themeColours(pack: XlsxPackage, part: string | undefined): Promise<string[]> {
  if (part === undefined || !pack.has(part)) return [];
  const colours: string[] = [];
  let isScheme = false;
  await readWholeXml(await pack.stream(part), 'theme', {
    open(name, { val = '', lastClr }) {
      if (name === 'clrScheme') isScheme = true;
      if (isScheme && (name === 'srgbClr' || name === 'sysClr')) colours.push((lastClr ?? val).toUpperCase());
    },
    close(name) {
      if (name === 'clrScheme') isScheme = false;
    },
  });
  const [dark1 = '000000', light1 = 'FFFFFF', dark2 = '000000', light2 = 'FFFFFF', ...others] = colours;
  return [light1, dark1, light2, dark2, ...others];
}

const BASIC = '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF'.split(' ');
/** The palette of older workbooks (18.8.27). */
const PALETTE = [
  ...BASIC,
  ...BASIC,
  ...'800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF'.split(
    ' ',
  ),
  ...'000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99'.split(
    ' ',
  ),
  ...'3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'.split(
    ' ',
  ),
];
