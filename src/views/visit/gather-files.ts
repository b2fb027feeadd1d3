import type { PublicRecordFacts } from '../../requests/record-facts.ts';
import type { FileCheck, WantedFile } from '../../visits/file-check.ts';
import type { OwnVisit } from '../../visits/own-visit.ts';
import type { VisitItemState } from '../../visits/states.ts';
import type { PageContext } from '../form/page-context.ts';

/** Where a file that is offered comes from. */
export type FileSource = 'visit' | 'cart' | 'grant' | 'added';

/** A file that the form of a visit offers. */
export interface FileChoice {
  recordId: string;
  source: FileSource;
  check: FileCheck;
  /** Undefined where the public may not know of it, or no longer: what the check says is all there is. */
  record?: PublicRecordFacts;
  isChosen: boolean;
  reason: string;
  /** What became of it so far, where it is booked: it needs no other check. */
  state?: VisitItemState;
  /** It is on its way from the stacks, or here: it stays in the visit. */
  isFixed: boolean;
}

/** What was typed of files; undefined on the first look, when the page proposes. */
export interface TypedFiles {
  wanted: readonly WantedFile[];
  /** Ids that were added by reference. */
  added: readonly string[];
}

/** What a reader may change their mind about: nobody is on the way with it. */
const STILL_OPEN: readonly VisitItemState[] = ['planned', 'not-found', 'unfit', 'in-use'];
/** No longer part of the visit: it may be asked for again. */
const OVER: readonly VisitItemState[] = ['cancelled', 'withheld', 'returned', 'reshelved'];

/**
 * Everything a reader may want in a visit: what is booked for it, what lies in their cart, what they were granted,
 * and what they added; each with whether it can be had for that session.
 */
export async function gatherFiles(
  { locals }: Pick<PageContext, 'locals'>,
  visit: OwnVisit,
  { proposed, typed }: { proposed: readonly string[]; typed?: TypedFiles },
): Promise<FileChoice[]> {
  const { visits, cart, requests, recordFacts } = locals.services;
  const { actor } = locals.visitor;
  const [lines, grants] = await Promise.all([cart.list(locals.visitor), requests.ownGrants(actor)]);
  const booked = visit.items.filter(({ state }) => !OVER.includes(state));
  const sources = new Map<string, FileSource>();
  const offer = (source: FileSource, ids: readonly string[]) => {
    for (const id of ids) if (!sources.has(id)) sources.set(id, source);
  };
  offer(
    'visit',
    booked.map(({ recordId }) => recordId),
  );
  offer(
    'cart',
    lines.map(({ recordId }) => recordId),
  );
  offer(
    'grant',
    grants.filter(({ state }) => state === 'active').map(({ recordId }) => recordId),
  );
  offer('added', [...proposed, ...(typed?.added ?? []), ...(typed?.wanted ?? []).map(({ recordId }) => recordId)]);

  const ids = [...sources.keys()];
  const { day, half } = visit;
  const [checks, records] = await Promise.all([
    visits.checkFiles(actor, ids, { day, half }),
    recordFacts.forReaders(ids),
  ]);
  return checks.map((check) => {
    const { recordId } = check;
    const item = booked.find((each) => each.recordId === recordId);
    const wanted = typed?.wanted.find((each) => each.recordId === recordId);
    const source = sources.get(recordId) ?? 'added';
    const isProposed = source !== 'grant' || proposed.includes(recordId);
    return {
      recordId,
      source,
      check,
      record: records.get(recordId),
      isChosen: typed ? wanted !== undefined : item !== undefined || (isProposed && check.trouble === null),
      reason: wanted?.reason ?? item?.reason ?? '',
      ...(item ? { state: item.state } : {}),
      isFixed: item !== undefined && !STILL_OPEN.includes(item.state),
    };
  });
}
