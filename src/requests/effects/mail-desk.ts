import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { enqueueMail } from '../../platform/mail/enqueue-mail.ts';
import type { Letters } from '../../platform/mail/letters.ts';
import type { CaseRow } from '../storage/case-rows.ts';
import { staffToWriteTo, whoWorksOn, type StaffAddress } from '../storage/staff-rows.ts';

type DeskLetter = 'desk-due' | 'desk-due-unheld' | 'desk-opinion-due' | 'desk-answered' | 'desk-written';

/** Who is told what happens in a case. */
export interface DeskPeople {
  /** It is somebody's whose account works, and that is who is told. */
  isHeld: boolean;
  people: readonly StaffAddress[];
}

/**
 * Its holder; where there is none, or none who could act, everybody who may take it: archivists, for an appeal
 * approvers. Nobody is told of their own request.
 */
export async function deskOf(
  trx: Transaction<Database>,
  row: Pick<CaseRow, 'assignee_pk' | 'account_pk' | 'state'>,
): Promise<DeskPeople> {
  const holder = row.assignee_pk === null ? undefined : await whoWorksOn(trx, row.assignee_pk);
  if (holder) return { isHeld: true, people: [holder] };
  const all = await staffToWriteTo(trx, row.state === 'under-appeal' ? 'approver' : 'archivist');
  return { isHeld: false, people: all.filter(({ pk }) => pk !== row.account_pk) };
}

/** Tells each of them, in their own language. @param key names what is told; with each account's it is told once */
export async function mailDesk<Name extends DeskLetter>(
  trx: Transaction<Database>,
  at: string,
  people: readonly StaffAddress[],
  { key, template, data }: { key: string; template: Name; data: Letters[Name] },
): Promise<void> {
  for (const { pk, email, language } of people) {
    await enqueueMail(trx, at, {
      dedupeKey: `${key}:${pk}`,
      accountPk: pk,
      recipient: email,
      language,
      template,
      data,
    });
  }
}
