import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Suites that take ten seconds and more, the longest first. */
const LONGEST = [
  'security/access/doors',
  'contract/serving/granted',
  'leak/leaks-meilisearch',
  'leak/document-leaks-meilisearch',
  'leak/document-leaks-embedded',
  'contract/catalogue/killing',
  'leak/leaks-embedded',
  'contract/serving/images',
  'contract/mail/killed-while-sending',
  'ocr/reading-pages',
  'requests/portal-killing',
  'ocr/reading-processes',
  'contract/indexing/keeping',
  'search-engine/pages-written',
  'contract/sample/sample-story',
  'unit/ingest/ead-hostile-files',
  'contract/requests/refusing',
  'ingest/inventory/long-inventories',
  'leak/request-leaks-meilisearch',
  'leak/request-leaks-embedded',
  'leak/closing-meilisearch',
  'search-engine/writes',
  'readers/enumeration',
  'hostile/hostile-documents',
  'search-engine/order',
  'leak/closing-embedded',
  'catalogue/documents-killing',
  'hostile/hostile-import',
  'requests/races',
  'readers/staff-command',
  'visits/delivery/refusing',
  'contract/serving/files',
  'contract/requests/killing',
  'visits/races',
  'contract/mail/outbox',
  'copies/refusing',
  'hostile/hostile-requests',
];

/** Workers end at about the same time only if nothing long is left for the end. */
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
