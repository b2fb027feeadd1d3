import type { Actor } from '../../readers/actor.ts';
import type { Role } from '../../readers/account.ts';
import type { Result } from '../../platform/result.ts';
import type { LetterContent } from '../letter-content.ts';
import type { OwnCase, OwnLetter } from '../own-case.ts';

interface NotFound {
  code: 'not-found';
}
/** Not as things are now: asked already, erased already. */
interface NotNow {
  code: 'not-now';
}

/** What readers may ask about the data that is kept of them, and what is done about it. */
export interface Privacy {
  /** Who on the staff looked at the reader's data, by day and role: no names. The latest first, at most 200. */
  accessLog(actor: Actor): Promise<Result<LookAtReader[], NotFound>>;
  /** Everything that is kept of the reader, as a program can read it. Of the identity number, its last four. */
  exportOwnData(actor: Actor): Promise<Result<OwnDataExport, NotFound>>;
  /** Requests that are being dealt with are withdrawn; from then on the legal time of erasure runs. */
  askErasure(actor: Actor): Promise<Result<{ due: string; withdrawn: number }, NotFound | NotNow>>;
  takeBackErasure(actor: Actor): Promise<Result<void, NotFound | NotNow | { code: 'no-reason' }>>;
  /** For the administrator: who asked, the earliest due first. */
  erasuresAsked(actor: Actor): Promise<Result<AskedErasure[], NotFound>>;
  /** With a reason that the reader reads in their account; `no-reason`: it lacks, or is beyond measure. */
  refuseErasure(
    actor: Actor,
    accountId: string,
    reason: string,
  ): Promise<Result<void, NotFound | NotNow | { code: 'no-reason' }>>;
  /** `open-cases`: one of the reader's requests is still being decided, or they are in the reading room. */
  erase(actor: Actor, accountId: string): Promise<Result<void, NotFound | NotNow | { code: 'open-cases' }>>;
  /** For the administrator: who was granted this record, also of those who were erased. Each look is audited. */
  usesOf(actor: Actor, recordId: string): Promise<Result<RecordUse[], NotFound>>;
  /** Lets go of what was kept for as long as policy says, and carries out erasures that are due. A job. */
  retain(signal: AbortSignal): Promise<Retained>;
}

export interface LookAtReader {
  /** `YYYY-MM-DD`, Việt Nam's time. */
  day: string;
  /** The roles that whoever looked has now; none where they have left. */
  roles: Role[];
  /** The account itself, one of the reader's requests, or of their visits, or the history of a file they used. */
  at: 'account' | 'request' | 'visit' | 'unit';
  times: number;
}

export interface OwnDataExport {
  format: 'phong-doc/own-data';
  version: 1;
  exportedAt: string;
  account: unknown;
  sessions: unknown;
  cart: { recordId: string; addedAt: string }[];
  requests: ExportedCase[];
  permissions: unknown[];
  /** What else is kept, by name: visits, places in queues. */
  elsewhere: Record<string, unknown>;
  staffAccess: LookAtReader[];
}

/** A request as its reader sees it, with what its letters said. */
export interface ExportedCase extends Omit<OwnCase, 'letters'> {
  letters: (OwnLetter & { content: LetterContent | null })[];
}

export interface AskedErasure {
  id: string;
  name: string;
  askedAt: string;
  /** Last day, `YYYY-MM-DD`. */
  due: string;
  isLate: boolean;
  /** Requests of theirs that are still being decided: they come first. */
  openCases: number;
}

export interface RecordUse {
  grantId: string;
  caseNumber: string;
  fromDay: string;
  untilDay: string;
  views: number;
  person: UserOfRecords;
  /** They were erased; what is known of them is kept for the register alone. */
  isErased: boolean;
}

/** Who it was, as the register keeps it. */
export interface UserOfRecords {
  accountId: string;
  name: string;
  email: string | null;
  workplace: string | null;
  identityKind: string | null;
  identityLast4: string | null;
}

/** How much went. */
export interface Retained {
  erased: number;
  cases: number;
  mail: number;
  uses: number;
}
