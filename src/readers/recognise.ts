import type { Kysely } from 'kysely';
import type { CookieJar } from '../platform/http/cookies.ts';
import type { Database } from '../platform/database/schema.ts';
import type { AccountPolicy } from './account-policy.ts';
import { GUEST } from './actor.ts';
import type { Actor } from './actor.ts';
import { CART_COOKIE, SESSION_COOKIE } from './cookie-names.ts';
import type { Sessions } from './sessions.ts';
import { accountByPk, rolesOf, type AccountRow } from './storage/accounts.ts';
import type { Visitor } from './visitor.ts';

/**
 * Finds out who comes with a browser's cookies. Status and roles are read anew each time: a change holds at once.
 * @param isUse false for what a page asks by itself while nobody need be before it: that keeps no session from ending
 */
export type Recognise = (cookies: string | null, isUse?: boolean) => Promise<{ visitor: Visitor }>;

interface RecogniseParts {
  sessions: Sessions;
  cookies: CookieJar;
  policy: Pick<AccountPolicy, 'sessions'>;
  now?: () => Date;
}

export function createRecognise(
  db: Kysely<Database>,
  { sessions, cookies, policy, now = () => new Date() }: RecogniseParts,
): Recognise {
  const isStale = (createdAt: string): boolean =>
    now().getTime() - Date.parse(createdAt) > policy.sessions.secondStepMinutes * 60_000;
  return async (header, isUse = true) => {
    const cart = cookies.read(header, CART_COOKIE);
    const guest: Visitor = { actor: GUEST, ...(cart ? { cart } : {}) };
    const token = cookies.read(header, SESSION_COOKIE);
    if (!token) return { visitor: guest };
    let account: AccountRow | undefined;
    const limitsOf = async (pk: number) => {
      account = await accountByPk(db, pk);
      return policy.sessions[account?.kind ?? 'staff'];
    };
    const session = await sessions.find(token, limitsOf, isUse);
    if (!session || !account || account.status === 'disabled' || account.status === 'erased') return { visitor: guest };
    const owes = owedBy(account, session.secondFactorAt);
    if (owes && isStale(session.createdAt)) return { visitor: guest };
    if (owes) return { visitor: { ...guest, owes, session: session.handle } };
    return { visitor: { ...guest, actor: await actorOf(db, account), session: session.handle } };
  };
}

/** Staff need a second factor; of readers, those who set one up. @param secondFactorAt when it was passed, or null */
export function owedBy(
  { kind, totp_confirmed_at }: Pick<AccountRow, 'kind' | 'totp_confirmed_at'>,
  secondFactorAt: string | null,
): Visitor['owes'] {
  if (secondFactorAt !== null) return undefined;
  if (totp_confirmed_at !== null) return 'second-factor';
  return kind === 'staff' ? 'second-factor-setup' : undefined;
}

export async function actorOf(db: Kysely<Database>, account: AccountRow): Promise<Actor> {
  const { pk, id, name, status } = account;
  if (status === 'disabled' || status === 'erased') return GUEST;
  if (account.kind === 'staff') {
    const own = account.own_reader_pk === null ? {} : { ownReaderPk: account.own_reader_pk };
    return { kind: 'staff', pk, id, name, roles: await rolesOf(db, pk), ...own };
  }
  const { assurance, email_verified_at } = account;
  return { kind: 'reader', pk, id, name, status, assurance, emailVerified: email_verified_at !== null };
}
