import type { Transaction } from 'kysely';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Database } from '../platform/database/schema.ts';
import { sealToken } from '../platform/mail/sealed-token.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { newId } from '../platform/secrets.ts';
import type { Client } from './client.ts';
import { emailKey, readEmail } from './fields/email-address.ts';
import { identityColumns, personalColumns, personalFaults, type Faults } from './fields/personal-fields.ts';
import { ANSWER_AFTER_MS, letterBucket, lettersFrom, lettersInAll } from './letters-to-anybody.ts';
import type { Parts } from './parts.ts';
import type { Registration, RegistrationField } from './people.ts';
import type { BadFields, TryLater } from './refusals.ts';
import { accountByEmailKey } from './storage/accounts.ts';
import { writeToken } from './storage/tokens.ts';
import { tell } from './tell.ts';

export async function register(
  parts: Parts,
  input: Registration,
  client: Client,
): Promise<Result<void, BadFields<RegistrationField> | TryLater>> {
  const began = performance.now();
  const faults = registrationFaults(parts, input);
  if (Object.keys(faults).length > 0) return refused({ code: 'fields', fields: faults });
  const room = await parts.guard.take([lettersFrom(parts, client), lettersInAll(parts)]);
  if (!room.ok) return room;
  if ((await parts.guard.take([letterBucket(parts, input.email)])).ok) {
    await parts.db.transaction().execute((trx) => writeRegistration(parts, trx, input));
  }
  await parts.answerAfter(began, ANSWER_AFTER_MS);
  return done(undefined);
}

function registrationFaults({ policy }: Parts, input: Registration): Faults<RegistrationField> {
  const faults: Faults<RegistrationField> = personalFaults(input, true);
  if (input.email.trim() === '') faults.email = 'missing';
  else if (!readEmail(input.email)) faults.email = 'malformed';
  if (input.privacyVersion !== policy.privacyNotice) faults.privacyVersion = 'missing';
  return faults;
}

async function writeRegistration(parts: Parts, trx: Transaction<Database>, input: Registration): Promise<void> {
  const { now, secrets, policy } = parts;
  const at = now();
  const known = await accountByEmailKey(trx, emailKey(input.email));
  if (known) {
    await tell(trx, at.toISOString(), known, { template: 'already-registered', data: {} });
    const entry = { actor: 'guest', action: 'account.registered-again', subject: `account:${known.id}` };
    return recordAudit(trx, at.toISOString(), entry);
  }
  const account = await trx
    .insertInto('account')
    .values({
      ...personalColumns(input),
      ...identityColumns(secrets, input.identityKind, input.identityNumber),
      id: newId(),
      kind: 'reader',
      email: readEmail(input.email)!,
      status: 'pending',
      assurance: 'declared',
      language: input.language,
      created_at: at.toISOString(),
      privacy_version: input.privacyVersion,
      privacy_at: at.toISOString(),
    })
    .returning(['pk', 'id', 'email', 'language'])
    .executeTakeFirstOrThrow();
  const hours = policy.links.verifyEmailHours;
  const link = { accountPk: account.pk, purpose: 'verify-email', payload: input.next, now: at, hours } as const;
  const { token, hash } = await writeToken(trx, link);
  await tell(trx, at.toISOString(), account, {
    template: 'verify-email',
    data: { token: sealToken(secrets, token) },
    once: hash,
  });
  const entry = { actor: 'guest', action: 'account.registered', subject: `account:${account.id}` };
  await recordAudit(trx, at.toISOString(), entry);
}
