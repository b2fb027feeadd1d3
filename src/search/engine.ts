import type { FacetName, Filters, ParsedQuery, Sort } from './query.ts';
import type { AccessLevel, Level } from '../catalogue/description.ts';
import type { PageReference } from '../catalogue/document.ts';
import type { FeedPassage } from '../catalogue/public-feed.ts';

/**
 * What the public index holds of one record: an allow-list of public fields, built from the public
 * view only (src/catalogue/public-view.ts). A masked record has no words at all, a hidden one no document.
 */
export interface SearchDocument {
  /** The record's number in the catalogue; the engines' document key. */
  pk: number;
  /** From the topmost record down to and including this one. */
  path: number[];
  title: string;
  reference: string;
  /** Dates as written. */
  dates: string;
  creators: string[];
  subjects: string[];
  places: string[];
  names: string[];
  /** Scope, history, notes: everything else that is read as prose. */
  text: string;
  level: Level;
  access: AccessLevel;
  online: boolean;
  languages: string[];
  /** Public id of the topmost record. */
  fonds: string;
  /** Title of the topmost record, searchable by the field `fonds` only; empty when masked. */
  fondsTitle: string;
  yearFrom: number | null;
  yearTo: number | null;
  /** Sorts as text the way a person sorts reference codes (see catalogue/reference-order.ts). */
  referenceOrder: string;
  /** Pages of its open documents. Writing a record replaces all of them, dropping it drops them. */
  passages: FeedPassage[];
}

export interface IndexChanges {
  upserts: SearchDocument[];
  /** Record numbers to drop; unknown ones are no error. */
  removals: number[];
}

export interface RetrievalRequest {
  query: ParsedQuery;
  filters: Filters;
  /** Only records beneath this record (its number), itself included. */
  within?: number;
  /** Records that are neither found nor counted. */
  without?: readonly number[];
  sort: Sort;
  limit: number;
  /** Either an offset or a cursor from an earlier answer to the same request. */
  offset?: number;
  cursor?: string;
  facets: FacetName[];
  /** Values returned per facet, most frequent first; chosen ones are always among them. */
  facetLimit: number;
  histogram: boolean;
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface Retrieval {
  /** Record numbers in the engine's order. */
  hits: number[];
  total: number;
  totalIsExact: boolean;
  /** Each group counted as if nothing were chosen in itself (disjunctive). */
  facets: Partial<Record<FacetName, FacetCount[]>>;
  /**
   * Records whose years touch the decade that starts at `year`; ascending, empty decades left out. Counted as
   * if no years were chosen, like the facets; a span of more than thirty decades counts in its first thirty.
   */
  histogram: { year: number; count: number }[];
  /** How the words were met: all as typed, with one slip forgiven, or most of them. */
  matching: 'all' | 'with-typos' | 'most';
  /** Typed word → word of the index it was read as, where `matching` is `with-typos`. */
  corrections: Record<string, string>;
  /** Goes on after the last hit; absent at the end. */
  next?: string;
  /** Pages of documents were searched too and some met the words: `passages` says which. */
  onPages: boolean;
}

/** Pages of one record that meet a query. */
export interface FoundPages {
  best: FoundPage[];
  /** How many these are the best of. */
  count: number;
}

export interface FoundPage extends PageReference {
  /** How sure the machine was that read it, 0 to 100. */
  quality: number;
}

/** The index that is being built beside the serving one. */
export interface Rebuild {
  write(changes: IndexChanges): Promise<void>;
  /** Waits until everything written is searchable; then how many documents it holds. */
  count(): Promise<number>;
  /** Puts the new index in the serving one's place in one step, and drops the old one. */
  swapIn(): Promise<void>;
  /** Drops the new index. */
  abandon(): Promise<void>;
}

/**
 * A search engine that answers for the public index. Two adapters: engines/embedded, engines/meilisearch;
 * one contract suite: tests/contract/search-engine.
 * @throws EngineUnavailable from any method when the engine cannot answer now
 */
export interface SearchEngine {
  readonly name: 'embedded' | 'meilisearch';
  /** Makes the index and its settings if missing. Safe to call at every start, by several processes. */
  prepare(): Promise<void>;
  /**
   * Hands changes over; batches become searchable in order.
   * @returns a promise for their being durable and searchable: the outbox is only then cleared
   */
  write(changes: IndexChanges): Promise<{ durable: Promise<void> }>;
  /** Somebody waits for what was written: it is not to wait for more that could go with it. */
  flush?(): void;
  /**
   * Takes the words of dropped and replaced documents out of the engine's own files, where it would keep them:
   * a part of the work at each call, for when nothing else waits.
   * @returns whether there is more to do
   */
  forget?(): Promise<boolean>;
  /**
   * A record meets the words of a query by itself, or together with one of its pages: all of them stand on the page,
   * or on the page and in the names of its record: title, creators, places, subjects. What is excluded must stand in
   * neither. Words for a field are
   * looked for in the record alone. Every record counts once, however many of its pages there are.
   */
  retrieve(request: RetrievalRequest): Promise<Retrieval>;
  /**
   * The pages of these records that meet the words of the query, those first on which they stand side by side, then
   * nearest each other. Pages that hold none of the words are none: those of a record that has all words in its
   * names must hold all of them as well. Records without such pages are left out.
   * @param matching how the words were met, as `retrieve` said
   * @param perRecord how many pages at most of each record
   */
  passages(
    request: RetrievalRequest,
    matching: Retrieval['matching'],
    records: number[],
    perRecord: number,
  ): Promise<Map<number, FoundPages>>;
  /** Values of one facet that hold words beginning with `startsWith`, counted under the request's query and filters. */
  facetValues(request: RetrievalRequest, facet: FacetName, startsWith: string, limit: number): Promise<FacetCount[]>;
  /** How many hits lie at or beneath each of these records. */
  branchCounts(request: RetrievalRequest, records: number[]): Promise<Map<number, number>>;
  /** Record numbers whose title, reference code, creators, places or subjects begin with what is typed; best first. */
  suggest(typed: string, limit: number): Promise<number[]>;
  /** How many documents the serving index holds. */
  count(): Promise<number>;
  rebuild(): Promise<Rebuild>;
  /** @throws EngineUnavailable when it cannot answer */
  ping(): Promise<void>;
  /** Of a server: the rights that the portal needs and its key has not, by the server's names; `all` of a key it does not take. */
  missingRights?(): Promise<string[] | 'all'>;
  close(): Promise<void>;
}

/** The engine cannot be reached, timed out, or answered with something that is no answer. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}

/** A request that no engine can answer: a cursor that is not one of ours, an offset past the end of what can be listed. */
export class UnusableRequest extends Error {
  override readonly name = 'UnusableRequest';
}
