import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { newToken } from '../../platform/secrets.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { ReaderActor, StaffActor } from '../../readers/actor.ts';
import type { Attachments } from '../../requests/attachments/attachments.ts';
import type { DecisionInput } from '../../requests/item-decision.ts';
import { EMPTY_FORM } from '../../requests/request-form.ts';
import type { Requests } from '../../requests/requests.ts';
import { mustHold } from './make-accounts.ts';
import type { SampleCase, SampleStep } from './read-story.ts';

const DAY_MS = 86_400_000;

export interface StoryRoom {
  db: Kysely<Database>;
  requests: Requests;
  attachments: Attachments;
  now(): Date;
}

/** Writes a draft as its reader would, and sends it where the story says so. @returns its id */
export async function beginCase(room: StoryRoom, reader: ReaderActor, told: SampleCase): Promise<string> {
  const { db, requests, attachments } = room;
  const what = `${reader.name}: ${told.subject}`;
  const recordIds: string[] = [];
  for (const { title } of told.records) recordIds.push(await recordNamed(db, title));
  const { language } = told;
  const draft = mustHold(what, await requests.newDraft({ actor: reader }, { language, recordIds }));
  const form = {
    ...EMPTY_FORM,
    items: told.records.map(({ reason }, i) => ({ recordId: recordIds[i]!, use: 'reading' as const, reason })),
    purpose: told.purpose,
    subject: told.subject,
    evidence: told.evidence.map(({ ground, words }) => ({ ground, words })),
    agreed: !told.draft,
  };
  mustHold(what, await requests.saveDraft(reader, draft.id, { version: draft.version, form }));
  for (const { ground, words, file } of told.evidence) {
    if (!file) continue;
    const content = new TextEncoder().encode(`${words}\n`);
    mustHold(`${what}, ${file}`, await attachments.add(reader, draft.id, { name: file, content, evidence: ground }));
  }
  if (told.draft) return draft.id;
  const version = await versionOf(db, draft.id);
  mustHold(what, await requests.submit(reader, draft.id, { version, submissionKey: newToken() }));
  return draft.id;
}

/** One step of staff or reader, by the use case of that name. */
export async function actStep(
  room: StoryRoom,
  actor: ReaderActor | StaffActor,
  id: string,
  step: SampleStep,
): Promise<void> {
  const { db, requests } = room;
  const version = await versionOf(db, id);
  const input = { version };
  const itemIds = await itemsOf(db, id);
  mustHold(`${step.by} ${step.do}`, await act());

  function act() {
    switch (step.do) {
      case 'claim':
      case 'issue':
      case 'withdraw':
        return requests[step.do](actor, id, input);
      case 'note':
        return requests.note(actor, id, { text: step.text });
      case 'ask':
      case 'reply':
        return requests[step.do](actor, id, { ...input, text: step.text });
      case 'consult': {
        const { body, question } = step;
        return requests.consult(actor, id, { ...input, body, question, answerBy: null, isBinding: false });
      }
      case 'extend': {
        const { workingDays, reason } = step;
        return requests.extend(actor, id, { ...input, workingDays, reason });
      }
      case 'propose': {
        const decisions = step.decisions.map((told, i) => ({ itemId: itemIds[i]!, decision: decisionOf(room, told) }));
        return requests.propose(actor, id, { ...input, decisions });
      }
      case 'confirm':
        return requests.confirm(actor, id, { ...input, itemIds });
      case 'appeal':
        return requests.appeal(actor, id, { ...input, itemIds, text: step.text });
      case 'uphold':
        return requests.uphold(actor, id, { ...input, words: step.text });
    }
  }
}

type ToldDecision = Extract<SampleStep, { do: 'propose' }>['decisions'][number];

function decisionOf({ now }: StoryRoom, told: ToldDecision): DecisionInput {
  const { outcome, words, reason, days, onSiteOnly, noDownload } = told;
  const base = { outcome, words, ...(reason ? { reason } : {}) };
  if (days === undefined) return base;
  const untilDay = dayInVietnam(new Date(now().getTime() + days * DAY_MS));
  return { ...base, conditions: { untilDay, onSiteOnly, noDownload, maxViews: null } };
}

async function recordNamed(db: Kysely<Database>, title: string): Promise<string> {
  const found = await db.selectFrom('record').select('id').where('title', '=', title).where('listed', '=', 1).execute();
  if (found.length === 1) return found[0]!.id;
  throw new Error(`The sample's story names "${title}", of which there are ${found.length} in the catalogue.`);
}

async function versionOf(db: Kysely<Database>, id: string): Promise<number> {
  const row = await db.selectFrom('access_case').select('version').where('id', '=', id).executeTakeFirstOrThrow();
  return row.version;
}

async function itemsOf(db: Kysely<Database>, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('requested_item')
    .innerJoin('access_case', 'access_case.pk', 'requested_item.case_pk')
    .select('requested_item.id')
    .where('access_case.id', '=', id)
    .orderBy('requested_item.position')
    .execute();
  return rows.map((row) => row.id);
}
