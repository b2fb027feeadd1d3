import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Suites that take half a minute and more, the longest first. */
const LONGEST = [
  'leak/leaks-embedded',
  'leak/leaks-meilisearch',
  'leak/document-leaks-embedded',
  'leak/document-leaks-meilisearch',
  'security/access/doors',
  'unit/ingest/ead-hostile-files',
  'ingest/inventory/long-inventories',
  'contract/serving/granted',
  'contract/mail/killed-while-sending',
  'leak/request-leaks-meilisearch',
  'requests/portal-killing',
  'contract/indexing/keeping',
  'ocr/reading-processes',
  'leak/closing-meilisearch',
  'leak/closing-embedded',
  'leak/request-leaks-embedded',
  'ocr/reading-pages',
  'search-engine/pages-written',
  'contract/serving/images',
  'hostile/hostile-requests',
  'search-engine/writes',
  'contract/sample/sample-story',
  'contract/requests/refusing',
  'readers/enumeration',
  'hostile/hostile-documents',
];

/** Two workers end at about the same time only if nothing long is left for the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const [long, others] = [sorted.filter(isLong), sorted.filter((file) => !isLong(file))];
    return [...long.sort((a, b) => placeOf(a) - placeOf(b)), ...others];
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  return LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
}

function isLong(file: TestSpecification): boolean {
  return placeOf(file) >= 0;
}
