import type { PaperAddress } from '../../catalogue/description.ts';
import type { RegisterCorrectionTable } from '../../platform/database/tables/visits.ts';
import type { Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import type { Labelled } from '../../requests/policy.ts';
import type { CopyOrderState } from '../../copies/states.ts';
import type { StoredChanges } from '../../visits/delivery/corrections.ts';
import type { DeliveryCondition, Half, VisitItemState } from '../../visits/states.ts';
import type { DayRange } from '../period.ts';

/** Registers are views over what happened: none of them is written by itself. */
export const REGISTERS = ['readers', 'requests', 'deliveries', 'copies', 'authentications'] as const;
export type RegisterName = (typeof REGISTERS)[number];

/** An entry that mends another; both stay to be read. */
export interface Correction {
  id: string;
  changes: StoredChanges;
  reason: string;
  by: string;
  at: string;
}

interface Entry {
  /** Of the visit, delivery, item or line. */
  id: string;
  /** Place in the register within the days asked for, from 1. */
  number: number;
  /** Of the reader; empty for one who was erased. Never the number of a paper. */
  reader: string;
  /** What stood there before, by whom and why it was mended, the oldest first: the entry reads as they leave it. */
  corrections: Correction[];
  /** It was written by mistake: nothing of it counts. */
  isVoid: boolean;
}

/** A unit or a part of it, as it was named when it was asked for. */
export interface NamedRecord {
  recordId: string;
  unitId: string;
  title: string | null;
  referenceCode: string | null;
  fonds: string | null;
  address: PaperAddress | null;
}

/** Sổ đăng ký độc giả: everybody who came. */
export interface ReadersEntry extends Entry {
  visitId: string;
  visitNumber: string;
  day: string;
  half: Half;
  arrivedAt: string;
  /** Which papers were shown; the number is not kept. */
  identityKind: string | null;
  nationality: string | null;
  workplace: string;
  purpose: string | null;
  subject: string;
  partySize: number;
  partyName: string | null;
  receivedBy: string;
  leftAt: string | null;
}

/** Sổ đăng ký phiếu yêu cầu đọc tài liệu: what was asked for, and what became of it. */
export interface RequestsEntry extends Entry, NamedRecord {
  visitId: string;
  visitNumber: string;
  slipNumber: string | null;
  requestedAt: string;
  /** The day it was asked for. */
  day: string;
  purpose: string | null;
  subject: string;
  state: VisitItemState;
  trouble: string | null;
}

/** Sổ giao, nhận tài liệu. */
export interface DeliveriesEntry extends Entry, NamedRecord {
  visitId: string;
  visitNumber: string;
  slipNumber: string | null;
  issuedAt: string;
  issuedBy: string;
  readerTook: boolean;
  sheetsOut: number;
  pages: number;
  drawings: number;
  conditionOut: DeliveryCondition;
  noteOut: string;
  returnedAt: string | null;
  returnedBy: string | null;
  readerGaveBack: boolean;
  sheetsBack: number | null;
  conditionBack: DeliveryCondition | null;
  noteBack: string | null;
}

/** Sổ đăng ký phiếu yêu cầu sao tài liệu. */
export interface CopiesEntry extends Entry, NamedRecord {
  orderId: string;
  orderNumber: string;
  submittedAt: string;
  state: CopyOrderState;
  purpose: string | null;
  fromPage: string;
  toPage: string;
  pages: number;
  kind: string;
  copies: number;
  authenticated: boolean;
  deliveredOn: string | null;
  deliveredBy: string | null;
  receipt: string | null;
}

/** Sổ xác thực tài liệu. */
export interface AuthenticationsEntry extends Entry, NamedRecord {
  orderId: string;
  orderNumber: string;
  authenticationNumber: string;
  deliveredOn: string;
  /** False where a correction took it back. */
  authenticated: boolean;
  kind: string;
  fromPage: string;
  toPage: string;
  pages: number;
  copies: number;
  signedBy: string | null;
}

export interface RegisterEntries {
  readers: ReadersEntry;
  requests: RequestsEntry;
  deliveries: DeliveriesEntry;
  copies: CopiesEntry;
  authentications: AuthenticationsEntry;
}

export interface RegisterPage<Name extends RegisterName> {
  entries: RegisterEntries[Name][];
  total: number;
  page: number;
  pages: number;
}

/** Under which name corrections of a register's entries are kept; of the others there are none. */
export const CORRECTED_AS = {
  readers: 'visits',
  deliveries: 'deliveries',
  copies: 'copies',
  authentications: 'copies',
} as const satisfies Partial<Record<RegisterName, RegisterCorrectionTable['register']>>;

/** What the codes in entries are called: purposes of content/policy/requests.yaml, kinds of copies of fees.yaml. */
export interface CodeLabels {
  purposes: readonly Labelled[];
  copyKinds: readonly Labelled[];
}

/** For staff of the reading room; to others registers are not there. Every look is in the audit log. */
export interface Registers {
  labels(): CodeLabels;
  /** One page. @param page from 1; beyond the last it is the last */
  page<Name extends RegisterName>(
    actor: Actor,
    name: Name,
    days: DayRange,
    page: number,
  ): Promise<Result<RegisterPage<Name>, 'not-found'>>;
  /** All of it in order, piece by piece, however long. */
  whole<Name extends RegisterName>(
    actor: Actor,
    name: Name,
    days: DayRange,
  ): Promise<Result<AsyncIterable<RegisterEntries[Name][]>, 'not-found'>>;
}
