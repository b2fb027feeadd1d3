import type { ArchiveAccessWords } from '../catalogue/access-words/access-words.ts';
import type { Description } from '../catalogue/description.ts';
import type { Claim } from './withheld-claims.ts';

/** What is wrong with a part of a file. The text of a refused row is never in it. */
export interface Problem {
  /** One-based line in the file (row, for a spreadsheet); 0 where it concerns the whole file. */
  line: number;
  /** A plain sentence: what is wrong and what to do. English; never quotes secret rows. */
  reason: string;
  /** `refused`: something was left out. `noted`: everything was kept, but a person should look. */
  severity: 'refused' | 'noted';
}

/**
 * What a reader says, in document order. Components come in pre-order: a component at depth d belongs
 * to the latest one before it at depth d − 1; the finding aid itself has depth 0.
 */
export type ReaderEvent =
  | {
      kind: 'component';
      depth: number;
      /** The source's own identifier (`@id`, `legacyId`), unique in the file in good sources only. */
      key?: string;
      line: number;
      description: Description;
    }
  /** The latest component still open at this depth gained fields after its first child (EAD allows it). */
  | { kind: 'amended'; depth: number; description: Description }
  /** One or more whole components left out: stamped secret, marked internal, or unreadable. */
  | {
      kind: 'refused';
      line: number;
      records: number;
      cause: 'secret' | 'internal' | 'faulty';
      reason: string;
      /** Documents that belong to what was left out (withheld-claims.ts): they are not to be published either. */
      claims?: Claim[];
    }
  /** Documents that belong to a part which was left out without a description of its own. */
  | { kind: 'withheld'; claims: Claim[] }
  | { kind: 'problem'; problem: Problem };

/** Reads one format. Streams: memory does not grow with the file. */
export interface FindingAidReader {
  /** `ead2002`, `ead3`, `atom-isad-csv`, `inventory-xlsx`, `inventory-csv`. */
  readonly format: string;
  /** Raised when the same bytes are read differently from before: unchanged files are then read anew. `1` without it. */
  readonly version?: string;
  /**
   * Whether this reader knows the file by its content.
   * @param start the first 64 kB of the file, undecoded
   */
  recognises(start: Buffer, path: string): boolean;
  /**
   * Events in batches (an array costs less than an await for each).
   * @throws FaultyFile when the rest of the file cannot be read; what came before it stands only if the caller keeps it
   */
  read(path: string, options: ReadingOptions): AsyncIterable<ReaderEvent[]>;
  /** Said of the file that will be asked for next, by whoever is at another: it may be begun already. */
  ahead?(path: string): void;
}

export interface ReadingOptions {
  /** Turns the words of a source about access into levels; from `content/policy`. */
  accessWords: ArchiveAccessWords;
  /** An earlier reading ended with NeedsLookingAhead. */
  looksAhead?: boolean;
  signal?: AbortSignal;
}

/** What EAD and CSV readers need of the archive's mapping of access words; see `content/policy/access.yaml`. */
export interface AccessWords {
  /**
   * A word or short phrase in a column made for it ("Công khai", "Hạn chế", "Mật").
   * `secret` rows are refused; `unknown` is treated as closed and reported.
   */
  word(text: string): 'open' | 'conditional' | 'closed' | 'secret' | 'unknown';
  /** A sentence of conditions ("Open for research", "Restricted until 2040"); `unknown` where no rule fits. */
  sentence(text: string): 'open' | 'conditional' | 'closed' | 'unknown';
  /** Whether a text (a stamp, a note, a column) is one of the marks Mật, Tối mật, Tuyệt mật. */
  isSecretMark(text: string): boolean;
  /** A cheap look: no only where no such mark, no "mật" and no "BMNN" stands anywhere in the text, however written. */
  mayHoldSecretMark(text: string): boolean;
}

/** A file, or the rest of it, that cannot be read. `message` says what is wrong and what to do. */
export class FaultyFile extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'FaultyFile';
    this.line = line;
  }
}

/** What stands further down changes what was told already: the file can be read with `looksAhead`. */
export class NeedsLookingAhead extends FaultyFile {}
