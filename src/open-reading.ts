import type { Kysely } from 'kysely';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { OpenDocuments } from './catalogue/document.ts';
import { createGrantedCatalogue } from './catalogue/storage/granted-catalogue.ts';
import { createOpenDocuments } from './catalogue/storage/open-documents.ts';
import { permitsOf } from './catalogue/storage/permits-of.ts';
import type { Database } from './platform/database/schema.ts';
import type { Visitor } from './readers/visitor.ts';
import { holderOf, type Asked, type HolderParts } from './requests/granting/holder-of.ts';

/** What is read: of everybody's, and of what was granted to one. */
export interface Reading {
  catalogue: Catalogue;
  documents: OpenDocuments;
}

/**
 * What each visitor may read, for one request: everybody's, and for a reader with what was granted to them. Pages are
 * handed it in `Astro.locals` and need not know whose it is.
 */
export type ReadingOf = (visitor: Visitor, asked: Asked) => Reading;

interface ReadingParts extends HolderParts {
  everybodys: Reading;
  now: () => Date;
}

export function createReadingOf(db: Kysely<Database>, { everybodys, now, ...parts }: ReadingParts): ReadingOf {
  return ({ actor }, asked) => {
    if (actor.kind !== 'reader') return everybodys;
    const permits = permitsOf(db, holderOf(actor, asked, parts), now);
    return {
      catalogue: createGrantedCatalogue(db, everybodys.catalogue, permits),
      documents: createOpenDocuments(db, permits),
    };
  };
}
