import type { AccessLevel, TitleVisibility } from '../../../catalogue/description.ts';
import type { FoundItem, FoundRecord } from './record-finder.ts';

/** Where in a file a document belongs, or why that cannot be told. */
export type PlaceInFile = { kind: 'record'; pk: number; isUnlisted: boolean } | { kind: 'unclear'; reason: string };

/**
 * A document that belongs to a file belongs to the item with its number, where there is one, else to the file.
 * Where the file has documents that are less open than it is, and this may be or hold one of them, nobody can
 * tell: the finding aid must name it.
 * @param part its number in the file; absent for one that may be all of it
 */
export function placeInFile(file: FoundRecord, items: readonly FoundItem[], part: string | undefined): PlaceInFile {
  const same = part === undefined ? [] : items.filter((item) => item.part === part);
  if (same.length === 1) return { kind: 'record', pk: same[0]!.pk, isUnlisted: false };
  if (same.length > 1) {
    return { kind: 'unclear', reason: `${same.length} documents of its file have its number; give each its own.` };
  }
  const isNoneOfThem = part !== undefined && items.every((item) => item.part !== undefined);
  if (isNoneOfThem || items.every((item) => isAsOpenAs(item, file)))
    return { kind: 'record', pk: file.pk, isUnlisted: true };
  return {
    kind: 'unclear',
    reason: 'Its file has documents that are less open than the file, and nothing tells whether this holds them.',
  };
}

function isAsOpenAs(item: FoundRecord, file: FoundRecord): boolean {
  return OPENNESS[item.access] >= OPENNESS[file.access] && SHOWN[item.visibility] >= SHOWN[file.visibility];
}

const OPENNESS: Record<AccessLevel, number> = { closed: 0, conditional: 1, open: 2 };
const SHOWN: Record<TitleVisibility, number> = { hidden: 0, masked: 1, public: 2 };
