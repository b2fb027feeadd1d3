import { readFileReferences } from '../../file-reference.ts';
import {
  claimDocument,
  claimFile,
  claimPart,
  claimPath,
  claimShelf,
  claimUnlisted,
  claimWhole,
  type Claim,
} from '../../withheld-claims.ts';
import type { InventoryRow } from './interpret-rows.ts';
import { bareNumber } from './place.ts';
import { partNumberOf } from './record-text.ts';
import type { FileEntry } from './row-order.ts';
import { textOf } from './row-values.ts';

/** The documents that a row left out for a mark of state secrets would have led to: all of its file's, or its own. */
export function claimsOfRow(row: InventoryRow, file: FileEntry): Claim[] {
  const own = [row.file, row.item].flatMap((values) => readFileReferences(textOf(values, 'path'), 'path'));
  const claims = own.map(({ path }) => claimPath(path));
  const documentCode = textOf(row.item, 'docCode');
  if (documentCode !== '') claims.push(claimDocument(documentCode));
  const codes = codesOf(row, file);
  const shelf = shelfOf(row, file);
  if (file.secret) {
    claims.push(...codes.map(claimFile));
    if (shelf) claims.push(...claimShelf(shelf, 'file'));
    return claims;
  }
  const part = partNumberOf(row.item);
  claims.push(
    ...codes.map(claimWhole),
    ...codes.map((code) => (part === '' ? claimUnlisted(code) : claimPart(code, part))),
  );
  if (shelf) claims.push(...claimShelf(shelf, 'whole'), ...claimShelf(shelf, part === '' ? 'unlisted' : { part }));
  return claims;
}

/** A row that goes on with the file above it does not repeat what names it: the file's key does. */
function codesOf(row: InventoryRow, file: FileEntry): string[] {
  const stated = [textOf(row.file, 'fileCode'), textOf(row.file, 'paperCode')];
  const known = /^ma-(.+)$/.exec(file.key)?.[1] ?? '';
  return [...new Set([...stated, known].filter((code) => code !== ''))];
}

function shelfOf({ place, file }: InventoryRow, { key }: FileEntry) {
  const number = bareNumber(textOf(file, 'fileNumber')) || (/\/hs-(.+)$/.exec(key)?.[1] ?? '');
  if (number === '') return undefined;
  return { fonds: [place.fondsTitle, place.fondsCode], box: place.box, file: number };
}
