import type { RunContext } from '../import-file.ts';
import type { DocumentPlan } from './import-documents.ts';
import { KnownDocuments } from './known-documents.ts';
import type { FoundFile } from '../import-walk.ts';
import type { Searched } from '../searched-folders.ts';
import { planDocuments, type DocumentPlanning } from './plan-documents.ts';
import { RefusedDocuments } from './refused-documents.ts';
import { vanishedDocuments } from './vanished-documents.ts';

/** What an import found on the disk. */
export interface FoundDocuments {
  files: readonly FoundFile[];
  /** Places of all files, documents or not. */
  all: ReadonlySet<string>;
  searched: Searched;
}

/**
 * Finds out which documents are new, changed, moved, unchanged and gone. Nothing is written.
 * @returns also how many cannot be read, as was found now or before
 */
export async function planImport(
  { db }: RunContext,
  found: FoundDocuments,
  planning: Omit<DocumentPlanning, 'refused'>,
): Promise<{ plan: DocumentPlan; refused: number }> {
  const known = new KnownDocuments(db, planning.source);
  const refused = await RefusedDocuments.load(db, planning.report);
  const sorted = await planDocuments(known, found.files, { ...planning, refused });
  const vanished = await vanishedDocuments(known, {
    searched: found.searched,
    files: found.all,
    documents: new Set(found.files.map(({ location }) => location)),
    moved: new Set(sorted.planned.flatMap((document) => document.known?.pk ?? [])),
  });
  return {
    plan: { known, refused, searched: found.searched, planned: sorted.planned, vanished },
    refused: sorted.refused,
  };
}
