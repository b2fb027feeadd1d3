import type { Transaction } from 'kysely';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Database } from '../platform/database/schema.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { newId } from '../platform/secrets.ts';
import type { Actor, StaffActor } from './actor.ts';
import { allow } from './allow.ts';
import { emailKey, readEmail } from './fields/email-address.ts';
import { identityColumns, personalColumns, personalFaults, tidy, type Faults } from './fields/personal-fields.ts';
import type { Parts } from './parts.ts';
import type { Registration, RegistrationField } from './people.ts';
import type { BadFields, NotFound } from './refusals.ts';
import { sendLink } from './send-link.ts';
import { accountByEmailKey } from './storage/accounts.ts';
import { readersFound } from './storage/reader-search.ts';

type Refused = NotFound | BadFields<RegistrationField>;

/**
 * Somebody who stands at the desk with their papers and has no account: confirmed and seen by who registers them. They
 * are reached by telephone or e-mail (TT 05/2025/TT-BNV art. 35); an address gets the link that chooses a password, and
 * without one nobody signs in.
 */
export async function registerAtDesk(
  parts: Parts,
  actor: Actor,
  input: Registration,
): Promise<Result<{ id: string }, Refused>> {
  const staff = await allow(parts, actor, 'register-reader');
  if (!staff) return refused({ code: 'not-found' });
  const faults = faultsOf(parts, input);
  if (Object.keys(faults).length > 0) return refused({ code: 'fields', fields: faults });
  return parts.db.transaction().execute((trx) => write(parts, trx, staff, input));
}

function faultsOf({ policy }: Parts, input: Registration): Faults<RegistrationField> {
  const faults: Faults<RegistrationField> = personalFaults(input, true);
  if (tidy(input.email) !== '' && !readEmail(input.email)) faults.email = 'malformed';
  if (tidy(input.email) === '' && tidy(input.phone) === '') faults.phone = 'missing';
  if (input.privacyVersion !== policy.privacyNotice) faults.privacyVersion = 'missing';
  return faults;
}

async function write(
  parts: Parts,
  trx: Transaction<Database>,
  staff: StaffActor,
  input: Registration,
): Promise<Result<{ id: string }, Refused>> {
  const { now, secrets } = parts;
  const at = now();
  const email = tidy(input.email) === '' ? null : readEmail(input.email)!;
  const identity = identityColumns(secrets, input.identityKind, input.identityNumber);
  const sameNumber = await readersFound(trx, { identityKey: identity.identity_key }, { page: 1, size: 1 });
  // Staff find both by searching for them: nothing is told here that they may not know.
  if (sameNumber.total > 0) return refused({ code: 'fields', fields: { identityNumber: 'taken' } });
  if (email !== null && (await accountByEmailKey(trx, emailKey(email)))) {
    return refused({ code: 'fields', fields: { email: 'taken' } });
  }
  const moment = at.toISOString();
  const account = await trx
    .insertInto('account')
    .values({
      ...personalColumns(input),
      ...identity,
      id: newId(),
      kind: 'reader',
      email,
      status: 'active',
      confirmed_at: moment,
      confirmed_by: staff.pk,
      assurance: 'seen',
      seen_at: moment,
      seen_by: staff.pk,
      seen_kind: input.identityKind,
      language: input.language,
      created_at: moment,
      privacy_version: input.privacyVersion,
      privacy_at: moment,
    })
    .returning(['pk', 'id', 'email', 'language'])
    .executeTakeFirstOrThrow();
  if (email !== null) await sendLink(parts, trx, account, at);
  const entry = { actor: staff.id, action: 'account.registered-at-desk', subject: `account:${account.id}` };
  await recordAudit(trx, moment, { ...entry, data: { kind: input.identityKind } });
  return done({ id: account.id });
}
