import { basename } from 'node:path';
import type { Kysely } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { RunContext } from '../import-file.ts';
import { matchDocuments, type FileToMatch, type Match } from './matching/match-documents.ts';
import { RecordFinder } from './matching/record-finder.ts';
import type { KnownDocument } from './known-documents.ts';
import type { RehearsedMatch } from './rehearse-settling.ts';
import type { SettlingContext, UnsettledDocument } from './settle-document.ts';
import { describingHash } from './reading-hash.ts';

/** A document that belongs elsewhere now, or whose own record reads otherwise. */
export interface Rematched {
  document: UnsettledDocument;
  match: RehearsedMatch;
}

/** Looks where stored documents belong now. @returns those for which that is not what is stored */
export async function rematchDocuments(
  context: SettlingContext,
  documents: readonly KnownDocument[],
): Promise<Rematched[]> {
  const { db } = context.run;
  const stored = await storedFacts(
    db,
    documents.map(({ pk }) => pk),
  );
  const changed: Rematched[] = [];
  for (const [source, own] of Map.groupBy(documents, (document) => document.source)) {
    const matches = await matchDocuments(new RecordFinder(db, source), own);
    for (const [at, known] of own.entries()) {
      const facts = stored.get(known.pk);
      const match = context.run.dryRun ? foreseen(context.run, known, matches[at]!) : matches[at]!;
      if (!facts || isSettled(context, known, facts, match)) continue;
      changed.push({ document: unsettled(known, facts), match });
    }
  }
  return changed;
}

/** In a dry run: what the finding aids of the run would say, beside those that are stored. */
export function foreseen(run: RunContext, file: FileToMatch, match: Match): RehearsedMatch {
  if (run.names.withholds(file)) return { kind: 'withheld' };
  return match.kind === 'none' && run.names.mayName(file) ? { kind: 'named' } : match;
}

interface StoredFacts {
  page_count: number;
  described: string | null;
  first_page: string | null;
}

async function storedFacts(db: Kysely<Database>, pks: readonly number[]): Promise<Map<number, StoredFacts>> {
  const rows = await db
    .selectFrom('document')
    .leftJoin('finding_aid as aid', 'aid.pk', 'document.own_aid_pk')
    .leftJoin('document_page as first', (join) =>
      join.onRef('first.document_pk', '=', 'document.pk').on('first.number', '=', 1),
    )
    .select(['document.pk', 'document.page_count', 'aid.content_hash as described', 'first.source as first_page'])
    .where('document.pk', 'in', numbers(db, pks))
    .execute();
  return new Map(rows.map(({ pk, ...facts }) => [pk, facts]));
}

function isSettled(
  { policy, closedTitles }: SettlingContext,
  known: KnownDocument,
  facts: StoredFacts,
  match: RehearsedMatch,
) {
  if (match.kind === 'record') return known.record_pk === match.pk && known.attached_by === match.by;
  if (match.kind === 'named') return known.attached_by !== 'own';
  if (match.kind !== 'none') return known.record_pk === null;
  if (known.attached_by !== null && known.attached_by !== 'own') return true;
  if (known.held_back !== null) return known.record_pk === null;
  const document = {
    contentHash: known.content_hash,
    fileName: basename(known.location),
    firstPage: facts.first_page ?? 'none',
  };
  return known.record_pk !== null && facts.described === describingHash(document, policy, closedTitles);
}

function unsettled(known: KnownDocument, { page_count }: Pick<StoredFacts, 'page_count'>): UnsettledDocument {
  return {
    pk: known.pk,
    source: known.source,
    path: known.path,
    file: {
      location: known.location,
      place: known.location,
      path: known.path,
      bytes: known.bytes,
      writtenAt: known.written_at,
    },
    contentHash: known.content_hash,
    heldBack: known.held_back,
    pageCount: page_count,
    recordPk: known.record_pk,
    attachedBy: known.attached_by,
    ownAidPk: known.own_aid_pk,
  };
}
