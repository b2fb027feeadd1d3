import type { Generated } from 'kysely';

/** Mail on its way out: written in the transaction that causes it, sent by a job. */
export interface MailTable {
  pk: Generated<number>;
  id: string;
  /** Names what it tells: the same thing is never told twice (`case:12:decided:7`). */
  dedupe_key: string;
  account_pk: number | null;
  recipient: string;
  language: 'vi' | 'en';
  /** Which letter (i18n mail texts), and what goes into it, JSON. Emptied once sent: links in it open things. */
  template: string;
  data: string;
  created_at: string;
  attempts: number;
  next_attempt_at: string;
  /** While a process is sending it. */
  claimed_until: string | null;
  sent_at: string | null;
  /** Given up; shown to the administrator, who may send it again. */
  dead_at: string | null;
  last_error: string | null;
}

/** Who did what, chained: each row's hash covers the one before. No program of ours can change or remove a row. */
export interface AuditTable {
  seq: Generated<number>;
  at: string;
  /** Account id, `system`, `guest`. */
  actor: string;
  action: string;
  /** What it was done to: `case:ID`, `account:ID`. */
  subject: string;
  /** JSON, without secrets and without personal data beyond ids. */
  data: string;
  previous_hash: string;
  /** SHA-256, hex (platform/audit). */
  hash: string;
}

/** One row: the end of the chain; its lock puts writers in a row on PostgreSQL. */
export interface AuditHeadTable {
  pk: number;
  seq: number;
  hash: string;
}

/** Recurring work that several processes may run: claimed by whoever updates its row. */
export interface JobTable {
  name: string;
  claimed_until: string | null;
  last_run_at: string | null;
}

/** One row: tells whether SECRET_KEY is the one that this database was begun with. */
export interface KeyCheckTable {
  pk: number;
  /** Keyed hash of a fixed text. */
  value: string;
}
