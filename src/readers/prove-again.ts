import { done, refused, type Result } from '../platform/result.ts';
import type { Client } from './client.ts';
import type { Parts } from './parts.ts';
import type { SignInRefusal } from './people.ts';
import type { NotFound } from './refusals.ts';
import type { AccountRow } from './storage/accounts.ts';
import { accountOfVisitor } from './storage/own-sessions.ts';
import { tryPassword } from './try-password.ts';
import type { Visitor } from './visitor.ts';

/** Who sits at the browser. `secondFactorAt`: when this session passed a second factor. */
export interface Proved {
  account: AccountRow;
  handle: string;
  secondFactorAt: string | null;
}

/**
 * The password once more, before something that keeps the holder out if another does it (OWASP ASVS 5.0 7.5.1): a
 * session alone may be that of a browser left open.
 */
export async function proveAgain(
  parts: Parts,
  visitor: Visitor,
  password: string,
  client: Client,
): Promise<Result<Proved, SignInRefusal | NotFound>> {
  const own = visitor.owes === undefined ? await accountOfVisitor(parts.db, visitor) : undefined;
  if (!own) return refused({ code: 'not-found' });
  const { account, session } = own;
  const tried = await tryPassword(parts, { account, email: account.email ?? '', password }, client);
  if (!tried.ok) return tried;
  return done({ account, handle: session.handle, secondFactorAt: session.second_factor_at });
}
