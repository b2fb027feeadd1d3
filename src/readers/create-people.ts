import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import { refused } from '../platform/result.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { AccountPolicy } from './account-policy.ts';
import { clearSecondFactor, colleagues, disable, enable, setOwnReader, setRoles } from './administer-accounts.ts';
import { askForOtherEmail, confirmOtherEmail } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { lookAtLink } from './choose-password.ts';
import { OUTSIDE_MINUTES } from './cookie-names.ts';
import { endErasureRequest, erase, erasuresAsked, requestErasure } from './erase-account.ts';
import { exportOwnData } from './export-own-data.ts';
import { findReaders, viewReader } from './find-readers.ts';
import { countGuestCart } from './guests.ts';
import { acceptInvitation, invite, inviteAgain } from './invite-colleague.ts';
import { confirmReader, liftSuspension, markIdentitySeen, suspendReader } from './look-after-readers.ts';
import { noteRefusal } from './note-refusal.ts';
import { createProvider, type OutsideSettings, type Provider } from './outside/provider.ts';
import { beginOutside, finishOutside } from './outside/sign-in-elsewhere.ts';
import { correctOwnData, ownAccount, setLanguage } from './own-account.ts';
import { endOtherSessions, endSession, ownSessions } from './own-sessions.ts';
import type { CountWorkingDays, Parts } from './parts.ts';
import { passSecondStep } from './pass-second-step.ts';
import { createPasswords } from './passwords/passwords.ts';
import type { OutsideSignIn, People } from './people.ts';
import { purge } from './purge-accounts.ts';
import { recomputeAccountDays } from './recompute-account-days.ts';
import { register } from './register.ts';
import { registerAtDesk } from './register-at-desk.ts';
import { askForReset, resetPassword } from './reset-password.ts';
import { sendLinkAgain } from './send-link.ts';
import { removeSecondFactor, replaceRecoveryCodes } from './second-factor-changes.ts';
import { createSessions } from './sessions.ts';
import { secondFactorToSetUp, setUpSecondFactor } from './set-up-second-factor.ts';
import { signIn, signOut } from './sign-in.ts';
import { createGuard } from './throttle/guard.ts';
import { verify } from './verify-email.ts';

export interface PeopleParts {
  secrets: Secrets;
  policy: AccountPolicy;
  /** Names by which the archive goes: `archiveNames[0]` stands in authenticators, and no password is made of any. */
  archiveNames: readonly [string, ...string[]];
  countWorkingDays: CountWorkingDays;
  corrected?: Parts['corrected'];
  outside?: OutsideSettings;
  now?: () => Date;
  /** Waits so that answers take equally long (Parts); tests that are about something else do not. */
  answerAfter?: Parts['answerAfter'];
  passwords?: Parts['passwords'];
}

/** Accounts, put together. Each use case is a file of its own. */
export function createPeople(db: Kysely<Database>, given: PeopleParts): People {
  const parts = partsOf(db, given);
  const use =
    <Arguments extends unknown[], Answer>(work: (parts: Parts, ...rest: Arguments) => Answer) =>
    (...rest: Arguments): Answer =>
      work(parts, ...rest);
  return {
    privacyVersion: given.policy.privacyNotice,
    register: use(register),
    lookAtLink: use(lookAtLink),
    verify: use(verify),
    signIn: use(signIn),
    passSecondStep: use(passSecondStep),
    signOut: use(signOut),
    askForReset: use(askForReset),
    resetPassword: use(resetPassword),
    ownAccount: use(ownAccount),
    correctOwnData: use(correctOwnData),
    changePassword: use(changePassword),
    askForOtherEmail: use(askForOtherEmail),
    confirmOtherEmail: use(confirmOtherEmail),
    setLanguage: use(setLanguage),
    sessions: use(ownSessions),
    endSession: use(endSession),
    endOtherSessions: use(endOtherSessions),
    secondFactorToSetUp: use(secondFactorToSetUp),
    setUpSecondFactor: use(setUpSecondFactor),
    newRecoveryCodes: use(replaceRecoveryCodes),
    removeSecondFactor: use(removeSecondFactor),
    findReaders: use(findReaders),
    viewReader: use(viewReader),
    registerAtDesk: use(registerAtDesk),
    sendLinkAgain: use(sendLinkAgain),
    confirmReader: use(confirmReader),
    markIdentitySeen: use(markIdentitySeen),
    suspendReader: use(suspendReader),
    liftSuspension: use(liftSuspension),
    colleagues: use(colleagues),
    invite: use(invite),
    inviteAgain: use(inviteAgain),
    acceptInvitation: use(acceptInvitation),
    setRoles: use(setRoles),
    setOwnReader: use(setOwnReader),
    disable: use(disable),
    enable: use(enable),
    clearSecondFactor: use(clearSecondFactor),
    ...outsideSignIn(parts, given.outside),
    exportOwnData: use(exportOwnData),
    requestErasure: use(requestErasure),
    endErasureRequest: use(endErasureRequest),
    erasuresAsked: use(erasuresAsked),
    erase: use(erase),
    purge: use(purge),
    recomputeAccountDays: use(recomputeAccountDays),
    noteRefusal: use(noteRefusal),
    countGuestCart: use(countGuestCart),
  };
}

function partsOf(
  db: Kysely<Database>,
  {
    secrets,
    policy,
    archiveNames,
    countWorkingDays,
    corrected = async () => undefined,
    now = () => new Date(),
    answerAfter = byTheWatch,
    passwords = createPasswords(),
  }: PeopleParts,
): Parts {
  return {
    db,
    now,
    secrets,
    policy,
    passwords,
    guard: createGuard(db, now),
    sessionsIn: (within) => createSessions(within, now),
    countWorkingDays,
    corrected,
    archiveNames,
    answerAfter,
  };
}

async function byTheWatch(since: number, ms: number): Promise<void> {
  await pause(Math.max(0, ms - (performance.now() - since)));
}

function outsideSignIn(parts: Parts, settings: OutsideSettings | undefined): OutsideSignIn {
  const provider: Provider | undefined = settings && createProvider(settings);
  return {
    outsideName: settings?.name,
    beginOutside: async (back, next) =>
      provider ? beginOutside(parts, provider, OUTSIDE_MINUTES, { back, next }) : refused({ code: 'not-found' }),
    finishOutside: async (current, keep, client) =>
      provider ? finishOutside(parts, provider, { current, keep, client }) : refused({ code: 'not-found' }),
  };
}
