import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import type { Header } from './find-header.ts';

/**
 * Why a sheet cannot be read whose header begins anew further to the right: two tables stand side by side there, and
 * whichever is read, the files of the other are lost and its words on access fall upon the wrong ones.
 * @returns undefined for one table
 */
export function sideBySide({ columns, labels }: Header): string | undefined {
  const titles = columns.filter(({ field }) => field === 'fileTitle').map(({ index }) => labelAt(index));
  const numbers = columns.filter(({ field }) => field === 'fileNumber').map(({ index }) => labelAt(index));
  if (!isRepeated(titles) || !isRepeated(numbers)) return undefined;
  return 'two tables stand side by side on the sheet: it has the columns of number and title twice. Put one beneath the other and import again';

  function labelAt(index: number): string {
    return foldedLabel(labels[index] ?? '');
  }
}

function isRepeated(labels: readonly string[]): boolean {
  return new Set(labels).size < labels.length;
}
