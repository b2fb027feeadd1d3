import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { RegisterEntries, RegisterName } from '../../statistics/registers/register.ts';
import type { CodeNames } from './code-names.ts';
import { correctionText } from './correction-text.ts';
import type { Column } from './register-columns.ts';
import { cellText, type Cell } from './table.ts';

/** A figure, or text. */
function told(cell: Cell): string {
  return typeof cell === 'number' ? String(cell) : cellText(cell);
}

/**
 * An entry as a row of a file: every value as it is right, so that what is summed up is what reports tell, and behind
 * them what stood there. Of an entry that does not count the figures are told there alone.
 */
export function fileRow<Entry extends Pick<RegisterEntries[RegisterName], 'corrections' | 'isVoid'>>(
  lang: Lang,
  columns: readonly Column<Entry>[],
  entry: Entry,
  names: CodeNames,
): Cell[] {
  const notCounted = columns.filter(({ counts }) => counts && entry.isVoid);
  const cells = columns.map((column): Cell => (notCounted.includes(column) ? null : column.cell(entry)));
  const texts = t(lang).registers.correction;
  const said = notCounted.map(({ heading, cell }) => `${heading} ${told(cell(entry)) || texts.nothing}`);
  return [
    ...cells,
    [
      ...(said.length > 0 ? [texts.notCounted(said.join(', '))] : []),
      ...entry.corrections.map((correction) => correctionText(lang, correction, names)),
    ].join(' '),
  ];
}
