import type { FacetCount, FoundPages, Retrieval, RetrievalRequest } from '../../engine.ts';
import type { FacetName } from '../../query.ts';

/** What a search worker can be asked, and what it answers. */
export interface SearchCalls {
  retrieve: { ask: { request: RetrievalRequest }; answer: Retrieval };
  passages: {
    ask: { request: RetrievalRequest; records: number[]; perRecord: number };
    answer: Map<number, FoundPages>;
  };
  facetValues: {
    ask: { request: RetrievalRequest; facet: FacetName; startsWith: string; limit: number };
    answer: FacetCount[];
  };
  branchCounts: { ask: { request: RetrievalRequest; records: number[] }; answer: Map<number, number> };
  suggest: { ask: { typed: string; limit: number }; answer: number[] };
  count: { ask: Record<never, never>; answer: number };
}
export type SearchCall = keyof SearchCalls;

export interface WorkerSettings {
  dataDir: string;
  synonyms: Readonly<Record<string, readonly string[]>>;
}

/** One question with the number by which its answer is known. */
export type Question = { [Call in SearchCall]: { id: number; call: Call; ask: SearchCalls[Call]['ask'] } }[SearchCall];

/** A thread says `ready` once, when it has the index in memory or cannot have it. */
export type Reply =
  'ready' | { id: number; answer: unknown } | { id: number; failure: 'unusable' | 'unavailable'; message: string };
