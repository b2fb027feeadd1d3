import type { StaffActor } from '../../readers/actor.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { DeskCase } from '../desk-case.ts';
import { isAppealable } from '../is-appealable.ts';
import { accessIn, isDecided } from '../item-chain.ts';
import { maySee } from '../parts.ts';
import { caseClock } from '../reading/case-clock.ts';
import { canAppeal } from '../reading/own-item.ts';
import { issuedOutcome } from '../reading/own-lines.ts';
import { deskActions } from '../reading/possible-actions.ts';
import type { Room } from '../room.ts';
import { itemsOf, readerOf, type CaseRow, type ReaderRow } from '../storage/case-rows.ts';
import { attachmentsOf, eventsOf, lettersOf, messagesOf } from '../storage/correspondence.ts';
import { deciders } from '../storage/guard-facts.ts';
import { readForm } from '../tidy-form.ts';
import { consultationsOf } from './consultations.ts';
import { deskAttachment, deskEvent, deskMessage } from './desk-correspondence.ts';
import { deskItems } from './desk-items.ts';
import { peopleByPk } from './people-by-pk.ts';
import { markPresent, othersPresent } from './presence.ts';

type Opened = Promise<Result<DeskCase, { code: 'not-found' }>>;

/** A case whole, for one who works on it. That they looked is on record, under the reader whose data they saw. */
export async function openCase(room: Room, actor: StaffActor, id: string): Opened {
  const row = await caseFor(room, actor, id);
  if (!row) return refused({ code: 'not-found' });
  const reader = await readerOf(room.db, row.account_pk);
  await noteLook(room, actor, row, reader);
  return wholeCase(room, actor, row, reader);
}

/** The same as it stands, for what is shown to nobody: no look. */
export async function readCase(room: Room, actor: StaffActor, id: string): Opened {
  const row = await caseFor(room, actor, id);
  return row ? wholeCase(room, actor, row, await readerOf(room.db, row.account_pk)) : refused({ code: 'not-found' });
}

async function caseFor({ db }: Room, actor: StaffActor, id: string): Promise<CaseRow | undefined> {
  const row = await db.selectFrom('access_case').selectAll().where('id', '=', id).executeTakeFirst();
  return row && maySee(actor, row) ? row : undefined;
}

async function wholeCase(room: Room, actor: StaffActor, row: CaseRow, reader: ReaderRow): Opened {
  const { db, now, policy, facts } = room;
  const today = dayInVietnam(now());
  const rules = policy.named(row.policy_from ?? today);
  const items = await itemsOf(db, row.pk);
  const recordIds = items.map(({ record_id }) => record_id);
  const records = await facts.forStaff(recordIds);
  const access = accessIn(records, recordIds);
  const hadAPart = (await deciders(db, row.pk, items)).has(actor.pk);
  const people = await peopleByPk(db, row, items);
  const files = await attachmentsOf(db, row.pk, true);
  const clock = await caseClock(room, row, rules, today);
  const shown = await deskItems(db, actor, { row, items, rules, records, access, people, hadAPart });
  if (!clock) return refused({ code: 'not-found' });
  return done({
    id: row.id,
    number: row.number ?? '',
    state: row.state,
    version: row.version,
    rulesFrom: rules.validFrom,
    language: row.language,
    outcome: issuedOutcome(row, items),
    closedHow: row.closed_how,
    reader: {
      id: reader.id,
      name: reader.name,
      assurance: reader.assurance,
      status: reader.status,
      workplace: reader.workplace,
      earlierCases: await earlierCases(room, row),
    },
    form: readForm(row.form),
    purposeLabel: rules.purposes.find(({ code }) => code === row.purpose)?.label ?? null,
    evidenceLabels: Object.fromEntries(rules.evidence.map(({ code, label }) => [code, label])),
    submittedAt: row.submitted_at ?? '',
    decidedAt: row.decided_at,
    appealUntil: canAppeal(row, today) && items.some(isAppealable) ? row.appeal_until : null,
    answerBy: row.answer_by,
    readerWroteAt: row.reader_wrote_at,
    closedAt: row.closed_at,
    assignee: (row.assignee_pk === null ? undefined : people.get(row.assignee_pk)) ?? null,
    clock,
    items: shown,
    messages: (await messagesOf(db, row.pk, true)).map((message) => deskMessage(message, files)),
    attachments: files.filter(({ evidence }) => evidence !== null).map(deskAttachment),
    consultations: await consultationsOf(db, row.pk),
    letters: await lettersOf(db, row.pk),
    events: (await eventsOf(db, row.pk, true)).map(deskEvent),
    alsoHere: await othersPresent(db, row.pk, actor.pk, now()),
    can: deskActions(actor, row, items, {
      hadAPart,
      onItems: new Set(shown.flatMap((item) => item.can)),
      allDecided: items.every((item) => isDecided(item, rules, access)),
    }),
  });
}

async function noteLook({ db, now }: Room, actor: StaffActor, row: CaseRow, reader: ReaderRow): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await markPresent(trx, row.pk, actor.pk, now());
    await recordAudit(trx, now().toISOString(), {
      actor: actor.id,
      action: 'case.viewed',
      subject: `account:${reader.id}`,
      data: { case: row.id },
    });
  });
}

async function earlierCases({ db }: Room, row: CaseRow): Promise<number> {
  const { count } = await db
    .selectFrom('access_case')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('account_pk', '=', row.account_pk)
    .where('pk', '!=', row.pk)
    .where('state', '!=', 'draft')
    .executeTakeFirstOrThrow();
  return count;
}
