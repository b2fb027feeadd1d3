import type { Kysely } from 'kysely';
import type { CookieJar } from '../platform/http/cookies.ts';
import type { Database } from '../platform/database/schema.ts';
import type { AccountPolicy } from './account-policy.ts';
import { GUEST } from './actor.ts';
import type { Actor } from './actor.ts';
import { CART_COOKIE, SESSION_COOKIE } from './cookie-names.ts';
import type { OpenSession, Sessions } from './sessions.ts';
import { accountByPk, rolesOf, type AccountRow } from './storage/accounts.ts';
import type { Visitor } from './visitor.ts';

/** Finds out who comes with a browser's cookies. Status and roles are read anew each time: a change holds at once. */
export type Recognise = (cookies: string | null) => Promise<{ visitor: Visitor }>;

export function createRecognise(
  db: Kysely<Database>,
  { sessions, cookies, policy }: { sessions: Sessions; cookies: CookieJar; policy: AccountPolicy },
): Recognise {
  return async (header) => {
    const cart = cookies.read(header, CART_COOKIE);
    const guest: Visitor = { actor: GUEST, ...(cart ? { cart } : {}) };
    const token = cookies.read(header, SESSION_COOKIE);
    if (!token) return { visitor: guest };
    let account: AccountRow | undefined;
    const session = await sessions.find(token, async (pk) => {
      account = await accountByPk(db, pk);
      return policy.sessions[account?.kind ?? 'staff'];
    });
    if (!session || !account || account.status === 'disabled' || account.status === 'erased') return { visitor: guest };
    const owes = owedBy(account, session);
    if (owes) return { visitor: { ...guest, owes, session: session.handle } };
    return { visitor: { ...guest, actor: await actorOf(db, account), session: session.handle } };
  };
}

/** Staff need a second factor; of readers, those who set one up. */
function owedBy(account: AccountRow, session: OpenSession): Visitor['owes'] {
  if (session.secondFactorAt !== null) return undefined;
  if (account.totp_confirmed_at !== null) return 'second-factor';
  return account.kind === 'staff' ? 'second-factor-setup' : undefined;
}

async function actorOf(db: Kysely<Database>, account: AccountRow): Promise<Actor> {
  const { pk, id, name, status } = account;
  if (account.kind === 'staff') return { kind: 'staff', pk, id, name, roles: await rolesOf(db, pk) };
  if (status === 'disabled' || status === 'erased') return GUEST;
  const { assurance, email_verified_at } = account;
  return { kind: 'reader', pk, id, name, status, assurance, emailVerified: email_verified_at !== null };
}
