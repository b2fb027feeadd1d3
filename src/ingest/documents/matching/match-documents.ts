import { basename } from 'node:path';
import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import type { DocumentTable } from '../../../platform/database/schema.ts';
import { claimPart, claimUnlisted, claimWhole, type Claim } from '../../withheld-claims.ts';
import { claimsOnFile, type ClaimsOnFile } from './claims-on-file.ts';
import { codeKey, codesInName, isCode, partInName } from './name-codes.ts';
import { foldersAbove, leadsTo, pathSuffixes } from './path-suffixes.ts';
import { placeInFile } from './place-in-file.ts';
import type { FoundRecord, FoundReference, RecordFinder } from './record-finder.ts';
import { shelfNumber, shelfPlace } from './shelf-folders.ts';

/** A document's file, as far as it tells where it belongs. */
export interface FileToMatch {
  location: string;
  /** The folder that was imported; of a file named itself, the one it lies in. */
  root: string;
}

export type Match =
  | { kind: 'record'; pk: number; by: NonNullable<DocumentTable['attached_by']>; label?: string }
  /** It belongs to something that a finding aid left out as secret or internal. */
  | { kind: 'withheld' }
  /** Several could be meant, or less than all of it may be shown: a person must say. */
  | { kind: 'unclear'; reason: string }
  | { kind: 'none' };

/** As a step gives it: whether it was placed in a file without being one of its listed documents. */
type Step = (Match & { isUnlisted?: boolean }) | undefined;

/**
 * Finds the record that each file belongs to: by its name, by a path that a finding aid gives, by a link, by its
 * folder, in this order (law.md §3.3 in DESIGN.md's terms: `[mã hồ sơ].[STT].pdf`, `Đường dẫn file`, `hopso01/hoso01`).
 */
export async function matchDocuments(finder: RecordFinder, files: readonly FileToMatch[]): Promise<Match[]> {
  const claims = files.map(claimsOnFile);
  const codes = files.flatMap((file) => [
    ...codesInName(basename(file.location)).map(({ code }) => code),
    ...foldersAbove(file).filter(isCode),
  ]);
  const known: Known = {
    finder,
    byCode: await finder.byCodes(codes),
    byReference: await finder.byReferences([...new Set(files.flatMap(({ location }) => pathSuffixes(location)))]),
    withheld: await finder.withheld([...new Set(claims.flatMap(({ own, unlisted }) => [...own, ...unlisted]))]),
    shelves: new Map(),
  };
  const matches: Match[] = [];
  for (const [at, file] of files.entries()) matches.push(await matchOne(known, file, claims[at]!));
  return matches;
}

interface Known {
  finder: RecordFinder;
  byCode: Map<string, FoundRecord[]>;
  byReference: Map<string, FoundReference[]>;
  withheld: ReadonlySet<Claim>;
  /** Files of a fonds by folder name. */
  shelves: Map<string, Awaited<ReturnType<RecordFinder['filesOfFonds']>>>;
}

async function matchOne(known: Known, file: FileToMatch, claims: ClaimsOnFile): Promise<Match> {
  if (claims.own.some((claim) => known.withheld.has(claim))) return { kind: 'withheld' };
  const step =
    (await byName(known, basename(file.location))) ??
    byReference(known, file, 'path') ??
    byReference(known, file, 'link') ??
    (await byFolderCode(known, file)) ??
    (await byShelf(known, file));
  const isUnlisted = step === undefined || step.isUnlisted === true;
  if (isUnlisted && claims.unlisted.some((claim) => known.withheld.has(claim))) return { kind: 'withheld' };
  if (step === undefined) return { kind: 'none' };
  const { isUnlisted: _, ...match } = step;
  return match;
}

async function byName(known: Known, name: string): Promise<Step> {
  for (const { code, part } of codesInName(name)) {
    const found = known.byCode.get(codeKey(code)) ?? [];
    const records = part === undefined ? found : found.filter((record) => record.level === 'file');
    if (records.length > 1) return unclear(`${records.length} records have the code in its name`);
    if (records[0]) return within(known, records[0], part, 'name');
  }
  return undefined;
}

function byReference(known: Known, file: FileToMatch, kind: 'path' | 'link'): Step {
  const named = pathSuffixes(file.location)
    .flatMap((suffix) => known.byReference.get(suffix) ?? [])
    .filter((reference) => reference.kind === kind && leadsTo(reference, reference.aidLocation, file));
  const deepest = named.toSorted((a, b) => b.record.path.length - a.record.path.length)[0];
  if (!deepest) return undefined;
  const others = named.filter(({ record }) => !`${deepest.record.path}/`.startsWith(`${record.path}/`));
  if (others.length > 0) return unclear(`${others.length + 1} records name its file`);
  const match = { kind: 'record', pk: deepest.record.pk, by: kind } as const;
  return deepest.label === null ? match : { ...match, label: deepest.label };
}

async function byFolderCode(known: Known, file: FileToMatch): Promise<Step> {
  for (const folder of foldersAbove(file).filter(isCode)) {
    const records = (known.byCode.get(codeKey(folder)) ?? []).filter((record) => record.level === 'file');
    if (records.length > 1) return unclear(`${records.length} files have the code that its folder is named by`);
    if (records[0]) return within(known, records[0], partInName(basename(file.location)), 'folder');
  }
  return undefined;
}

async function byShelf(known: Known, file: FileToMatch): Promise<Step> {
  const place = shelfPlace(foldersAbove(file));
  if (!place) return undefined;
  const files = known.shelves.get(place.fonds) ?? (await filesOf(known, place.fonds));
  const records = files.filter(({ address }) => {
    const isThere = shelfNumber(address.file ?? '') === place.file;
    const inBox = place.box === undefined || shelfNumber(address.box ?? '') === place.box;
    const inInventory = place.inventory === undefined || shelfNumber(address.inventory ?? '') === place.inventory;
    return isThere && inBox && inInventory;
  });
  if (records.length > 1) return unclear(`${records.length} files have the place that its folders say`);
  if (!records[0]) return undefined;
  return within(known, records[0].record, partInName(basename(file.location)), 'folder');
}

async function filesOf(known: Known, folder: string) {
  const isNamed = ({ title, code }: { title: string; code: string | null }) =>
    foldedLabel(title) === folder || (code !== null && foldedLabel(code) === folder);
  const files = await known.finder.filesOfFonds(isNamed);
  known.shelves.set(folder, files);
  return files;
}

/** An item is meant as it is; a file by the document of it that this is. */
async function within(
  known: Known,
  record: FoundRecord,
  part: string | undefined,
  by: 'name' | 'folder',
): Promise<Step> {
  if (record.level !== 'file') return { kind: 'record', pk: record.pk, by };
  const place = placeInFile(record, await known.finder.itemsOf(record.pk), part);
  if (place.kind === 'unclear') return place;
  if (place.isUnlisted && (await isLeftOut(known, record, part))) return { kind: 'withheld' };
  return { ...place, by };
}

/** A file that was found by its folder may have a code too, under which some of it was left out. */
async function isLeftOut({ finder }: Known, { code }: FoundRecord, part: string | undefined): Promise<boolean> {
  if (code === null) return false;
  const claims =
    part === undefined ? [claimWhole(code), claimUnlisted(code)] : [claimPart(code, part), claimUnlisted(code)];
  return (await finder.withheld(claims)).size > 0;
}

function unclear(what: string): Step {
  return { kind: 'unclear', reason: `${what}; it belongs to none of them until the finding aid names its path.` };
}
