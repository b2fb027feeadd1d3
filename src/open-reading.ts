import type { Kysely } from 'kysely';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { OpenDocuments, PublicDocument } from './catalogue/document.ts';
import type { HeldGrant } from './catalogue/permit.ts';
import { createGrantedCatalogue } from './catalogue/storage/granted-catalogue.ts';
import { createOpenDocuments } from './catalogue/storage/open-documents.ts';
import { permitsOf } from './catalogue/storage/permits-of.ts';
import { recordsNamed } from './catalogue/storage/records-named.ts';
import type { Database } from './platform/database/schema.ts';
import type { Actor } from './readers/actor.ts';
import type { Visitor } from './readers/visitor.ts';
import type { Desk } from './requests/desk.ts';
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

/** The documents of a case's records, for the one who decides on it. */
export interface CaseReading {
  documents: OpenDocuments;
  /** Of one record of the case, by its public id: those that are not open to everybody, in order. */
  closedOf(recordId: string): Promise<PublicDocument[]>;
}

/** @returns undefined where there is no such case, or its documents are not for whoever asks */
export type ReadingOfCase = (actor: Actor, caseId: string) => Promise<CaseReading | undefined>;

/** Asked anew for every request; what is stricter than the record asked for, or hidden, is opened by no case. */
export function createReadingOfCase(db: Kysely<Database>, desk: Pick<Desk, 'recordsToRead'>): ReadingOfCase {
  return async (actor, caseId) => {
    const asked = await desk.recordsToRead(actor, caseId);
    if (!asked.ok) return undefined;
    const records = await recordsNamed(db, asked.value);
    const permits = [...records].map(([recordId, record]) => ({ ...record, ...permitOfCase(caseId, recordId) }));
    const documents = createOpenDocuments(db, {
      current: () => Promise.resolve(permits),
      open: () => Promise.resolve(true),
    });
    return {
      documents,
      async closedOf(recordId) {
        const record = records.get(recordId);
        const all = record ? await documents.ofRecord(record.recordPk) : [];
        return all.filter(({ permit }) => permit !== undefined);
      },
    };
  };
}

/** It ends with the case, which is asked for at every request: no day is set. */
function permitOfCase(caseId: string, recordId: string): HeldGrant {
  const conditions = { onSiteOnly: false, noDownload: true, maxViews: null };
  return { id: caseId, recordId, untilDay: '9999-12-31', ...conditions, views: 0, viewEndsAt: null };
}

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
