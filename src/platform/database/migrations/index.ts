import type { Migration } from 'kysely/migration';
import { catalogue } from './2026-11-22-catalogue.ts';
import { documents } from './2026-11-26-documents.ts';

/** Every step the tables have gone through, oldest first. A step that has been released is never edited. */
export const MIGRATIONS: Record<string, Migration> = {
  '2026-11-22-catalogue': catalogue,
  '2026-11-26-documents': documents,
};
