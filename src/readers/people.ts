import type { Transaction } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { Result } from '../platform/result.ts';
import type { AccountStatus, Assurance, IdentityKind, Role } from './account.ts';
import type { Actor } from './actor.ts';
import type { Client } from './client.ts';
import type { Colleagues, ReaderDesk } from './people-at-work.ts';
import type { BadFields, BadLink, Busy, NotFound, NotNow, TryLater, Wrong } from './refusals.ts';
import type { Visitor } from './visitor.ts';

/**
 * Accounts of readers and staff. Whoever acts comes first: a `Visitor` where their session matters (it is replaced or
 * kept), an `Actor` where only the person does. Every change writes its audit row and its letters in its transaction.
 */
export interface People
  extends
    Registering,
    SigningIn,
    OwnAccount,
    SecondFactor,
    ReaderDesk,
    Colleagues,
    OutsideSignIn,
    AccountPrivacy,
    Doorkeeping {}

/** A session that has begun. The page sets both cookies, and then merges the cart where `actor` is no guest. */
export interface SignedIn {
  /** For `SESSION_COOKIE`. */
  token: string;
  /** For `DEVICE_COOKIE`, kept for `DEVICE_DAYS`; none while something is owed. */
  device?: string;
  /** The guest while something is owed. */
  actor: Actor;
  owes?: Visitor['owes'];
  /** Where they wanted to go when they registered, as it was handed in. */
  next?: string;
}

/** The fields of TT 05/2025/TT-BNV art. 35(2), as typed. */
export interface Registration {
  name: string;
  email: string;
  identityKind: IdentityKind;
  identityNumber: string;
  phone: string;
  workplace: string;
  priority: string;
  note: string;
  /** The notice that was shown and agreed to (`privacyVersion`); empty: not agreed. */
  privacyVersion: string;
  language: 'vi' | 'en';
  /** Where to go on to once the address is verified, also in another browser: a path of the site. Kept with the link. */
  next?: string;
}
export type RegistrationField = Exclude<keyof Registration, 'language' | 'next'>;
export type PasswordField = 'password' | 'repeated';

export interface Registering {
  /** The privacy notice in force (content/policy/accounts.yaml); its text is a page of the site. */
  privacyVersion: string;
  /**
   * Sends a letter: to a new address with a link that chooses the password, to a known one with a word that it has
   * an account. The answer is the same. The password comes with the link, so that nobody can lay out an account
   * under another's address and wait for them to confirm it.
   */
  register(input: Registration, client: Client): Promise<Result<void, BadFields<RegistrationField> | TryLater>>;
  /** Whom the link of a letter is for; changes nothing. */
  lookAtLink(purpose: LinkPurpose, token: string): Promise<LinkHolder | undefined>;
  /** The account begins, `pending` until staff confirm it; the person is signed in. */
  verify(token: string, password: NewPassword, client: Client): Promise<Result<SignedIn, LinkRefusal>>;
}

/** The letters whose links a person follows to choose a password. */
export type LinkPurpose = 'verify-email' | 'reset-password' | 'invitation';
export interface LinkHolder {
  name: string;
  email: string;
}
export interface NewPassword {
  password: string;
  repeated: string;
}
export type LinkRefusal = BadLink | BadFields<PasswordField> | Busy;

export interface SigningIn {
  signIn(input: { email: string; password: string }, client: Client): Promise<Result<SignedIn, SignInRefusal>>;
  /**
   * The second step, by the code of an authenticator or one of the recovery codes. The half-open session ends and
   * another takes its place.
   */
  passSecondStep(
    visitor: Visitor,
    code: string,
    client: Client,
  ): Promise<Result<SignedIn & { recoveryCodesLeft?: number }, Wrong | TryLater | NotFound>>;
  signOut(visitor: Visitor): Promise<void>;
  /** Sends a link where the address has an account; answers the same where it has none. */
  askForReset(email: string, client: Client): Promise<Result<void, BadFields<'email'> | TryLater>>;
  /** Every session ends. The second factor is still owed after it. */
  resetPassword(token: string, password: NewPassword, client: Client): Promise<Result<SignedIn, LinkRefusal>>;
}
export type SignInRefusal = Wrong | TryLater | Busy;

export interface OwnAccount {
  ownAccount(actor: Actor): Promise<Result<AccountFacts, NotFound>>;
  /** Another name or identity number than staff saw at the desk must be seen anew: the assurance falls back. */
  correctOwnData(actor: Actor, input: Correction): Promise<Result<void, BadFields<CorrectionField> | NotFound>>;
  changePassword(
    visitor: Visitor,
    input: NewPassword & { current: string },
    client: Client,
  ): Promise<Result<SignedIn, BadFields<PasswordField> | SignInRefusal | NotFound>>;
  /** A link to the new address, a notice to the old one. The same answer where the new one has an account already. */
  askForOtherEmail(
    visitor: Visitor,
    input: { email: string; password: string },
    client: Client,
  ): Promise<Result<void, BadFields<'email'> | SignInRefusal | NotFound>>;
  /** Follows that link. All other sessions end; nobody is signed in by it. */
  confirmOtherEmail(token: string): Promise<Result<{ email: string }, BadLink>>;
  setLanguage(actor: Actor, language: 'vi' | 'en'): Promise<Result<void, NotFound>>;
  /** One's own, the newest first. */
  sessions(visitor: Visitor): Promise<SessionFacts[]>;
  endSession(visitor: Visitor, handle: string): Promise<Result<void, NotFound>>;
  endOtherSessions(visitor: Visitor): Promise<Result<{ ended: number }, NotFound>>;
}

export type Correction = Pick<Registration, 'name' | 'phone' | 'workplace' | 'priority' | 'note'> & {
  /** Empty number: as it was. */
  identityKind: IdentityKind;
  identityNumber: string;
};
export type CorrectionField = keyof Correction;

/** An account, as its holder and as staff see it. */
export interface AccountFacts {
  id: string;
  kind: 'reader' | 'staff';
  name: string;
  email: string | null;
  phone: string | null;
  workplace: string | null;
  priority: string | null;
  note: string | null;
  /** Never more of the number than its last four. */
  identity: { kind: IdentityKind; last4: string } | null;
  status: AccountStatus;
  assurance: Assurance;
  /** When papers were seen at the desk, and which. */
  seen: { at: string; kind: IdentityKind } | null;
  language: 'vi' | 'en';
  createdAt: string;
  confirmedAt: string | null;
  /** `YYYY-MM-DD`, while it waits. */
  confirmBy: string | null;
  privacy: { version: string; at: string } | null;
  /** Asked to be erased, and the last day for it, `YYYY-MM-DD`. */
  erasure: { askedAt: string; due: string } | null;
  /** Why the archive did not erase it when it was asked to last. */
  erasureRefusal: { reason: string; at: string } | null;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  recoveryCodesLeft: number;
  /** Signs in elsewhere too (OIDC). */
  hasOutsideIdentity: boolean;
  roles: Role[];
}

export interface SessionFacts {
  handle: string;
  /** Browser and system, in words that are alike in both languages: "Firefox, Windows". */
  device: string;
  createdAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
}

export interface SecondFactor {
  /** What the authenticator is given; the same until it is confirmed in this session. Stores nothing. */
  secondFactorToSetUp(visitor: Visitor): Promise<Result<{ secret: string; uri: string }, NotFound>>;
  /**
   * The first code proves that it is set up, and counts as used. Readers give their password too.
   * @returns recovery codes, this once, and the session that replaces the old one
   */
  setUpSecondFactor(
    visitor: Visitor,
    input: { code: string; password?: string },
    client: Client,
  ): Promise<Result<SignedIn & { recoveryCodes: string[] }, SignInRefusal | NotFound>>;
  newRecoveryCodes(
    visitor: Visitor,
    password: string,
    client: Client,
  ): Promise<Result<string[], SignInRefusal | NotFound>>;
  /** Readers only. All sessions end; this browser gets a new one. */
  removeSecondFactor(
    visitor: Visitor,
    password: string,
    client: Client,
  ): Promise<Result<SignedIn, SignInRefusal | NotFound>>;
}

/** Signing in by another service (OpenID Connect). */
export interface OutsideSignIn {
  /** What its button is called (OIDC_NAME); undefined: there is none. */
  outsideName: string | undefined;
  /**
   * @param back the absolute address that the service sends people back to
   * @returns where to go, and what to keep meanwhile in the cookie `OUTSIDE_COOKIE`
   */
  beginOutside(back: string, next: string): Promise<Result<{ to: string; keep: string }, Unavailable | NotFound>>;
  /** @param current the whole address that was come back to; @param keep what the cookie kept */
  finishOutside(
    current: string,
    keep: string,
    client: Client,
  ): Promise<Result<SignedIn & { next: string }, OutsideRefusal>>;
}
/** The other service does not answer, or not as it should. */
export interface Unavailable {
  code: 'unavailable';
}
/** `no-account`: nobody here has that address, or the service does not vouch for it; `given-up`: the person said no there. */
export type OutsideRefusal = Unavailable | BadLink | NotFound | { code: 'no-account' } | { code: 'given-up' };

/** The account's part of privacy. */
export interface AccountPrivacy {
  /** Everything that is kept of an account, as it goes into the reader's own export; of the identity number four digits. */
  exportOwnData(actor: Actor): Promise<Result<Record<string, unknown>, NotFound>>;
  /** Notes that erasure was asked for: the clock of it runs from now. `not-now`: asked already. */
  requestErasure(actor: Actor): Promise<Result<{ due: string }, NotFound | NotNow>>;
  /** Taken back by the reader, or refused by the administrator, who says why: `no-reason` without, or beyond measure. */
  endErasureRequest(
    actor: Actor,
    id: string,
    reason?: string,
  ): Promise<Result<void, NotFound | NotNow | { code: 'no-reason' }>>;
  /** Accounts whose holders asked for erasure, the earliest due first. */
  erasuresAsked(actor: Actor): Promise<Result<{ id: string; name: string; askedAt: string; due: string }[], NotFound>>;
  /**
   * Takes the person out of the account: the row stays, without name, address, number, password, sessions.
   * @param also what else goes in the same transaction
   */
  erase(
    actor: Actor,
    id: string,
    also?: (trx: Transaction<Database>, accountPk: number) => Promise<void>,
  ): Promise<Result<void, NotFound | NotNow>>;
  /** Registrations never confirmed, used links, sessions that ran out, empty buckets. A job. */
  purge(): Promise<void>;
  /**
   * By when accounts must be confirmed and erased, by the calendar as it is now. A job, and done when a day is changed.
   * @returns how many accounts have another day now
   */
  recomputeAccountDays(): Promise<number>;
}

/** A route as Astro names it; never the address, which may hold anything. */
export interface RefusedRoute {
  route: string;
  method: string;
}

/** What is counted and noted of those who come, whatever they come for. */
export interface Doorkeeping {
  /** Somebody who is signed in came to a route that is not for them: the audit log says so (OWASP ASVS 5.0 16.3.2). */
  noteRefusal(actor: Actor, refused: RefusedRoute): Promise<void>;
  /** Counts a cart that somebody without an account begins. */
  countGuestCart(client: Pick<Client, 'address'>): Promise<Result<void, TryLater>>;
}
