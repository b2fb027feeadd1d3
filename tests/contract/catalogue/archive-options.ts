import type { ImportOptions } from '../../../src/ingest/import-finding-aids.ts';
import type { DocumentPolicy } from '../../../src/ingest/documents/policy.ts';
import { lineReader } from './line-reader.ts';
import { PaperWorkshop } from './paper-workshop.ts';

export const MORNING = new Date('2026-11-22T02:00:00Z');

const NO_WORDS: ImportOptions['accessWords'] = {
  word: () => 'unknown',
  sentence: () => 'unknown',
  isSecretMark: () => false,
  mayHoldSecretMark: () => false,
  isSecretDegree: () => false,
  isNegative: () => false,
  serviceState: () => undefined,
  titleVisibility: () => undefined,
  day: '2026-11-22',
  closedTitles: 'public',
};

export const POLICY: DocumentPolicy = {
  withoutFindingAid: 'open',
  secretMarks: ['mật', 'tối mật', 'tuyệt mật'],
  released: new Set(),
};

/** What the tests' imports have in common. */
export function importOptions(dataDir: string): ImportOptions {
  return {
    dataDir,
    readers: [lineReader],
    accessWords: NO_WORDS,
    policyHash: 'policy',
    documents: { workshop: new PaperWorkshop(), policy: POLICY },
    now: MORNING,
  };
}
