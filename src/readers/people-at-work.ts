import type { Result } from '../platform/result.ts';
import type { AccountStatus, Assurance, IdentityKind, Role } from './account.ts';
import type { Actor } from './actor.ts';
import type { Client } from './client.ts';
import type { AccountFacts, LinkRefusal, NewPassword, Registration, RegistrationField, SignedIn } from './people.ts';
import type { BadFields, NotFound, NotNow } from './refusals.ts';

/* What staff do about accounts: a part of `People` (people.ts). */

/** Readers, as staff see them. Whoever may do what: `staff-rights.ts`. */
export interface ReaderDesk {
  /** By name, by whole e-mail address, or by whole identity number: told by what is typed. */
  findReaders(actor: Actor, search: ReaderSearch): Promise<Result<ReaderPage, NotFound>>;
  /** Each look is in the audit log. */
  viewReader(actor: Actor, id: string): Promise<Result<ReaderFacts, NotFound>>;
  /**
   * Somebody who stands at the desk with their papers: the account is confirmed and seen at once, and has no password
   * until they have followed the link to their address, if they have one. A number or an address of another reader is
   * `taken`.
   */
  registerAtDesk(
    actor: Actor,
    input: Registration,
  ): Promise<Result<{ id: string }, NotFound | BadFields<RegistrationField>>>;
  /** To who was registered at the desk and has no password yet. `not-now`: they have, or no address. */
  sendLinkAgain(actor: Actor, id: string): Promise<Result<void, NotFound | NotNow>>;
  confirmReader(actor: Actor, id: string): Promise<Result<void, NotFound | NotNow>>;
  /** "Seen at the desk": which kind of paper, by whom and when; nothing of it is copied. */
  markIdentitySeen(actor: Actor, id: string, kind: IdentityKind): Promise<Result<void, NotFound | NotNow>>;
  /** May sign in and look, and ask for nothing. @param reason for the audit log: a code, no free text */
  suspendReader(actor: Actor, id: string, reason: SuspensionReason): Promise<Result<void, NotFound | NotNow>>;
  liftSuspension(actor: Actor, id: string): Promise<Result<void, NotFound | NotNow>>;
}

/** A reader, as staff see them. */
export interface ReaderFacts extends AccountFacts {
  /** Other accounts with the same identity number: nobody can see the number to look for them. */
  sameNumber: { id: string; name: string }[];
}

export type SuspensionReason = 'rules-broken' | 'false-statements' | 'damage' | 'other';
export interface ReaderSearch {
  text?: string;
  status?: 'pending' | 'active' | 'suspended' | 'disabled';
  /** From 1. */
  page?: number;
}
export interface ReaderPage {
  readers: ReaderRow[];
  total: number;
  page: number;
  pages: number;
  /** How many wait to be confirmed, and how many of those are due today or late. */
  waiting: { all: number; due: number };
}
export interface ReaderRow {
  id: string;
  name: string;
  email: string | null;
  workplace: string | null;
  status: AccountStatus;
  assurance: Assurance;
  createdAt: string;
  confirmBy: string | null;
}

/** Staff accounts: the administrator's. */
export interface Colleagues {
  colleagues(actor: Actor): Promise<Result<Colleague[], NotFound>>;
  /**
   * By an administrator, or the command line (`SYSTEM`).
   * @returns the link's token too, for those who cannot get mail: it is shown once, to who invites
   */
  invite(actor: Actor, input: Invitation): Promise<Result<{ id: string; token: string }, InviteRefusal>>;
  /** A new link for somebody who has not come yet; the old one opens nothing any more. */
  inviteAgain(actor: Actor, id: string): Promise<Result<{ token: string }, NotFound | NotNow>>;
  /** Sets the password; what is owed next is the second factor's set-up. */
  acceptInvitation(token: string, password: NewPassword, client: Client): Promise<Result<SignedIn, LinkRefusal>>;
  /** `not-now`: somebody must stay administrator. */
  setRoles(actor: Actor, id: string, roles: readonly Role[]): Promise<Result<void, NotFound | NotNow>>;
  /**
   * Which reader's account is a colleague's own, by its e-mail address; empty: none. Nobody decides on what they asked
   * for themselves, nor hands it out. `no-reader`: no reader has this address.
   */
  setOwnReader(
    actor: Actor,
    id: string,
    email: string,
  ): Promise<Result<void, NotFound | NotNow | { code: 'no-reader' }>>;
  /** Of staff or a reader. Their sessions end at once. */
  disable(actor: Actor, id: string): Promise<Result<void, NotFound | NotNow>>;
  enable(actor: Actor, id: string): Promise<Result<void, NotFound | NotNow>>;
  /** For who lost phone and codes, and has shown who they are. Sessions end; staff set up a new one at next sign-in. */
  clearSecondFactor(actor: Actor, id: string): Promise<Result<void, NotFound | NotNow>>;
}

export interface Invitation {
  name: string;
  email: string;
  roles: readonly Role[];
  language: 'vi' | 'en';
}
export type InviteRefusal = NotFound | BadFields<'name' | 'email' | 'roles'>;
export interface Colleague {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  /** `invited`: has not come yet. */
  status: 'invited' | 'active' | 'disabled';
  hasSecondFactor: boolean;
  /** Address of the account they have as a reader, where that is known. */
  ownReader: string | null;
  createdAt: string;
  lastSeenAt: string | null;
}
