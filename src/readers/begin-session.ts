import type { Transaction } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { GUEST, type Actor } from './actor.ts';
import type { Client } from './client.ts';
import { deviceWords } from './fields/device-words.ts';
import type { Parts } from './parts.ts';
import type { SignedIn } from './people.ts';
import { actorOf, owedBy } from './recognise.ts';
import type { AccountRow } from './storage/accounts.ts';
import { newDeviceToken } from './throttle/device-token.ts';

/**
 * A new session in place of the one that the browser brought along, in the transaction that allows it.
 * @param secondFactorAt when the second factor was passed, ISO 8601; null where it was not
 */
export async function beginSession(
  parts: Parts,
  trx: Transaction<Database>,
  account: AccountRow,
  client: Client,
  secondFactorAt: string | null,
): Promise<SignedIn> {
  const sessions = parts.sessionsIn(trx);
  if (client.session !== undefined) await trx.deleteFrom('session').where('handle', '=', client.session).execute();
  const token = await sessions.begin(account.pk, deviceWords(client.userAgent), secondFactorAt);
  const owes = owedBy(account, secondFactorAt);
  if (owes) return { token, actor: GUEST, owes };
  const actor: Actor = await actorOf(trx, account);
  return { token, actor, device: newDeviceToken(parts.secrets, account.id) };
}
