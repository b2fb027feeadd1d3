import { Lucia, TimeSpan } from 'lucia';
import type { Kysely } from 'kysely';
import { newId, tokenHash } from '../platform/secrets.ts';
import type { Database } from '../platform/database/schema.ts';
import { LuciaAdapter } from './storage/lucia-adapter.ts';

/** How long a session lasts, by kind of account (content/policy/accounts.yaml). */
export interface SessionLimits {
  /** Without being used. */
  idleMinutes: number;
  /** Whatever its use: Lucia itself has no such limit (OWASP ASVS 5.0 7.3.2). */
  absoluteHours: number;
}

export interface OpenSession {
  accountPk: number;
  /** Names it in the reader's own list; opens nothing. */
  handle: string;
  createdAt: string;
  /** When the second factor was passed; null while it is owed or none is set up. */
  secondFactorAt: string | null;
}

/**
 * Everything that knows Lucia, which is no longer developed (docs/adr/0008): another keeper of sessions replaces
 * this file and its adapter. Tokens are what the cookie holds; the table has their hashes.
 */
export interface Sessions {
  /** A new one, always with a new token: never one that the browser brought along. @returns the token */
  begin(accountPk: number, device: string, secondFactorAt: string | null): Promise<string>;
  /**
   * @param isUse whether this counts as using it
   * @returns undefined where it ended, ran out or never was
   */
  find(
    token: string,
    limitsOf: (accountPk: number) => Promise<SessionLimits>,
    isUse: boolean,
  ): Promise<OpenSession | undefined>;
  end(token: string): Promise<void>;
  /** @param except the handle of one that stays */
  endAll(accountPk: number, except?: string): Promise<void>;
  purge(): Promise<void>;
}

/** Rows that nobody uses any more go after this long, whatever the limits say. */
const LONGEST_DAYS = 90;
const TOUCH_EVERY_MS = 60_000;

export function createSessions(db: Kysely<Database>, now: () => Date = () => new Date()): Sessions {
  const lucia = new Lucia(new LuciaAdapter(db), {
    sessionExpiresIn: new TimeSpan(LONGEST_DAYS, 'd'),
    getSessionAttributes: (row) => row,
  });
  return {
    async begin(accountPk, device, secondFactorAt) {
      const at = now().toISOString();
      const session = await lucia.createSession(accountPk, {
        created_at: at,
        last_seen_at: at,
        second_factor_at: secondFactorAt,
        device,
        handle: newId(),
      });
      return session.id;
    },
    async find(token, limitsOf, isUse) {
      const { session } = await lucia.validateSession(token);
      if (!session) return undefined;
      const { idleMinutes, absoluteHours } = await limitsOf(session.userId);
      const at = now().getTime();
      const idleMs = at - Date.parse(session.last_seen_at);
      const ageMs = at - Date.parse(session.created_at);
      if (idleMs > idleMinutes * 60_000 || ageMs > absoluteHours * 3_600_000) {
        await lucia.invalidateSession(token);
        return undefined;
      }
      if (isUse && idleMs > TOUCH_EVERY_MS) await touch(db, token, new Date(at).toISOString());
      return {
        accountPk: session.userId,
        handle: session.handle,
        createdAt: session.created_at,
        secondFactorAt: session.second_factor_at,
      };
    },
    end: (token) => lucia.invalidateSession(token),
    async endAll(accountPk, except = '') {
      await db.deleteFrom('session').where('account_pk', '=', accountPk).where('handle', '!=', except).execute();
    },
    purge: () => lucia.deleteExpiredSessions(),
  };
}

async function touch(db: Kysely<Database>, token: string, at: string): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: at }).where('id', '=', tokenHash(token)).execute();
}

interface SessionAttributes {
  created_at: string;
  last_seen_at: string;
  second_factor_at: string | null;
  device: string;
  handle: string;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes>;
    UserId: number;
    DatabaseSessionAttributes: SessionAttributes;
  }
}
