import type { Migration } from 'kysely/migration';
import { catalogue } from './2026-11-22-catalogue.ts';
import { documents } from './2026-11-26-documents.ts';
import { outbox } from './2026-11-27-outbox.ts';
import { people } from './2026-11-27-people.ts';
import { privacy } from './2026-11-27-privacy.ts';
import { requests } from './2026-11-27-requests.ts';
import { copies } from './2026-11-28-copies.ts';
import { pace } from './2026-11-28-pace.ts';
import { visits } from './2026-11-28-visits.ts';
import { askedFor } from './2026-11-30-asked-for.ts';
import { erasureRefusal } from './2026-11-30-erasure-refusal.ts';
import { onlyAddedTo } from './2026-11-30-only-added-to.ts';
import { outsideLinks } from './2026-11-30-outside-links.ts';
import { ownReader } from './2026-11-30-own-reader.ts';
import { readerWords } from './2026-11-30-reader-words.ts';
import { unknownShelf } from './2026-11-30-unknown-shelf.ts';
import { wordsOfAppeals } from './2026-11-30-words-of-appeals.ts';
import { instantsOfClocks } from './2026-12-01-instants-of-clocks.ts';
import { savedFiltersWithoutWords } from './2026-12-01-saved-filters-without-words.ts';
import { withheldOfAids } from './2026-12-02-withheld-of-aids.ts';

/** Every step the tables have gone through, oldest first. A step that has been released is never edited. */
export const MIGRATIONS: Record<string, Migration> = {
  '2026-11-22-catalogue': catalogue,
  '2026-11-26-documents': documents,
  '2026-11-27-a-people': people,
  '2026-11-27-b-requests': requests,
  '2026-11-27-c-outbox': outbox,
  '2026-11-27-d-privacy': privacy,
  '2026-11-28-a-visits': visits,
  '2026-11-28-b-copies': copies,
  '2026-11-28-c-pace': pace,
  '2026-11-30-asked-for': askedFor,
  '2026-11-30-erasure-refusal': erasureRefusal,
  '2026-11-30-only-added-to': onlyAddedTo,
  '2026-11-30-outside-links': outsideLinks,
  '2026-11-30-own-reader': ownReader,
  '2026-11-30-reader-words': readerWords,
  '2026-11-30-unknown-shelf': unknownShelf,
  '2026-11-30-words-of-appeals': wordsOfAppeals,
  '2026-12-01-instants-of-clocks': instantsOfClocks,
  '2026-12-01-saved-filters-without-words': savedFiltersWithoutWords,
  '2026-12-02-withheld-of-aids': withheldOfAids,
};
