import type { Generated } from 'kysely';
import type { AccountStatus, Assurance, IdentityKind, Role } from '../../../readers/account.ts';

/** Everybody who can sign in: readers and staff. A row stays, without personal data, after its account was erased. */
export interface AccountTable {
  pk: Generated<number>;
  /** Random, in addresses. */
  id: string;
  kind: 'reader' | 'staff';
  /** As typed; the sign-in compares `email_key`. Null once erased. */
  email: string | null;
  /** NFC, lower case: unique. Null until a reader has confirmed it: an address belongs to who can read its mail. */
  email_key: string | null;
  email_verified_at: string | null;
  name: string;
  /** The words of the name without accents or case, a blank round each: for the desk's search. */
  name_key: string;
  /** PHC string of Argon2id; null for those who sign in elsewhere (OIDC) or have not set one. */
  password_hash: string | null;
  status: AccountStatus;
  assurance: Assurance;
  language: 'vi' | 'en';
  created_at: string;
  /** When staff confirmed a reader's account (TT 05/2025/TT-BNV art. 35), and who. */
  confirmed_at: string | null;
  confirmed_by: number | null;
  /** The end of the working day by which it must be confirmed, `YYYY-MM-DD`; null for staff. */
  confirm_by: string | null;
  /** The instant from which that time is counted. */
  confirm_from: string | null;
  phone: string | null;
  workplace: string | null;
  /** "Chế độ ưu tiên", free text. */
  priority: string | null;
  note: string | null;
  identity_kind: IdentityKind | null;
  /** Sealed (platform/secrets.ts); never shown but for its last four. */
  identity_sealed: string | null;
  identity_last4: string | null;
  /** Keyed hash of the number, for the desk's exact search. */
  identity_key: string | null;
  /** When papers were shown at the desk, to whom, and which. */
  seen_at: string | null;
  seen_by: number | null;
  seen_kind: IdentityKind | null;
  privacy_version: string | null;
  privacy_at: string | null;
  /** Sealed TOTP secret; counts only once `totp_confirmed_at` is set. */
  totp_sealed: string | null;
  totp_confirmed_at: string | null;
  /** The last 30-second step that was used (RFC 6238 §5.2: once only). */
  totp_last_step: number | null;
  /** When the holder asked to be erased, and the last day for it, `YYYY-MM-DD`. */
  erasure_asked_at: string | null;
  erasure_due: string | null;
  erased_at: string | null;
  /** Why the last such request was refused, for its reader to see, and when; null once it was asked again. */
  erasure_refusal: string | null;
  erasure_refused_at: string | null;
  /** Of staff: the account they have as a reader. They decide nothing for it. */
  own_reader_pk: number | null;
}

export interface AccountRoleTable {
  account_pk: number;
  role: Role;
}

/** A person as another sign-in service knows them (OpenID Connect `iss` and `sub`): one of each service for an account. */
export interface ExternalIdentityTable {
  issuer: string;
  subject: string;
  account_pk: number;
}

export interface SessionTable {
  /** SHA-256 of the id in the cookie, hex: a copy of this table opens nothing. */
  id: string;
  account_pk: number;
  /** Seconds since 1970, as Lucia keeps it: the idle limit. */
  expires_at: number;
  /** The absolute limit counts from here. */
  created_at: string;
  last_seen_at: string;
  /** Null while a second factor is still owed: such a session is good for nothing else. */
  second_factor_at: string | null;
  /** Browser and system in words, for the reader's own list. */
  device: string;
  /** Random, for "end this one": the id itself is in no page. */
  handle: string;
}

/** One-time tokens sent by mail or given once: verify an address, change it, reset a password, an invitation. */
export interface AccountTokenTable {
  /** SHA-256 of the token, hex. */
  hash: string;
  account_pk: number;
  purpose: 'verify-email' | 'change-email' | 'reset-password' | 'invitation';
  /** For `change-email`: the new address. For `verify-email`: where the reader goes on to, if anywhere. */
  payload: string | null;
  expires_at: string;
  used_at: string | null;
}

export interface RecoveryCodeTable {
  account_pk: number;
  /** Keyed hash. */
  hash: string;
  used_at: string | null;
}

/** Buckets that empty with time: sign-in, reset, registration by account and by client. */
export interface ThrottleTable {
  key: string;
  /** Tries counted at `at`, less what has drained since. */
  level: number;
  at: string;
}
