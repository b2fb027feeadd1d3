import type { Transaction } from 'kysely';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Database } from '../platform/database/schema.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { beginSession } from './begin-session.ts';
import type { Client } from './client.ts';
import type { Parts } from './parts.ts';
import type { SignedIn } from './people.ts';
import type { NotFound, TryLater, Wrong } from './refusals.ts';
import { recoveryHash } from './second-factor/recovery-codes.ts';
import { stepOfCode } from './second-factor/totp.ts';
import { lockedAccount, type AccountRow } from './storage/accounts.ts';
import { accountOfVisitor, endByHandle } from './storage/own-sessions.ts';
import { codesLeft, useRecoveryCode, useStep } from './storage/second-factor.ts';
import { tell } from './tell.ts';
import { knownDevice } from './throttle/device-token.ts';
import type { Bucket } from './throttle/guard.ts';
import type { Visitor } from './visitor.ts';

type SecondStep = SignedIn & { recoveryCodesLeft?: number };

export async function passSecondStep(
  parts: Parts,
  visitor: Visitor,
  code: string,
  client: Client,
): Promise<Result<SecondStep, Wrong | TryLater | NotFound>> {
  const { db, now, guard } = parts;
  if (visitor.owes !== 'second-factor') return refused({ code: 'not-found' });
  const own = await accountOfVisitor(db, visitor);
  if (!own) return refused({ code: 'not-found' });
  const bucket = secondStepBucket(parts, own.account, client);
  const room = await guard.take([bucket]);
  if (!room.ok) return room;
  const at = now();
  const passed = await db.transaction().execute(async (trx): Promise<SecondStep | undefined> => {
    const account = await lockedAccount(trx, own.account.pk);
    if (!account || account.status === 'disabled' || account.status === 'erased') return undefined;
    const subject = `account:${account.id}`;
    const used = await useCode(parts, trx, account, code, at);
    // The half-open session is the other half of the proof: whoever ended it first went in.
    if (!used || !(await endByHandle(trx, account.pk, own.session.handle))) {
      await recordAudit(trx, at.toISOString(), { actor: 'guest', action: 'second-step.failed', subject });
      return undefined;
    }
    const signedIn = await beginSession(parts, trx, account, client, at.toISOString());
    const left = used === 'recovery-code' ? await codesLeft(trx, account.pk) : undefined;
    if (used === 'recovery-code') {
      const letter = { template: 'second-factor-changed', data: { change: 'recovery-code-used' } } as const;
      await tell(trx, at.toISOString(), account, letter);
    }
    await recordAudit(trx, at.toISOString(), {
      actor: account.id,
      action: 'sign-in.done',
      subject,
      data: { by: used },
    });
    return { ...signedIn, ...(left === undefined ? {} : { recoveryCodesLeft: left }) };
  });
  if (!passed) return refused({ code: 'wrong' });
  await guard.giveBack([bucket]);
  return done(passed);
}

/** Uses a code up, of whichever kind it is. */
async function useCode(
  { secrets }: Parts,
  trx: Transaction<Database>,
  account: AccountRow,
  typed: string,
  at: Date,
): Promise<'totp' | 'recovery-code' | undefined> {
  const code = typed.replace(/\s/g, '');
  if (/^\d{6}$/.test(code)) {
    if (account.totp_sealed === null) return undefined;
    const key = Buffer.from(secrets.open('totp', account.totp_sealed), 'base64url');
    const step = stepOfCode(key, code, at, account.totp_last_step);
    return step !== undefined && (await useStep(trx, account.pk, step)) ? 'totp' : undefined;
  }
  const hash = recoveryHash(secrets, account.id, code);
  return (await useRecoveryCode(trx, account.pk, hash, at.toISOString())) ? 'recovery-code' : undefined;
}

/** Counted by account, and by itself for a browser that passed this step before: see try-password.ts. */
function secondStepBucket({ secrets, policy: { throttle } }: Parts, account: AccountRow, { device }: Client): Bucket {
  const known = knownDevice(secrets, account.id, device);
  if (known !== undefined) return { key: `code-known:${known}`, rule: throttle.knownBrowser };
  return { key: `code-account:${account.id}`, rule: throttle.secondStep };
}
