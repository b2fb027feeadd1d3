import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { FormError } from '../../form/form-error.ts';
import type { PageContext } from '../../form/page-context.ts';
import type { Form } from '../../form/read-form.ts';
import type { Explained } from '../explain-delivery.ts';
import { explainVisit } from '../explain-visit.ts';
import { readFiles } from '../read-files.ts';
import { readSession } from '../read-session.ts';

type Booked = { kind: 'booked'; id: string } | { kind: 'none' } | ({ kind: 'refused' } & Explained);

/** The fields of the form by what the use case calls them. */
const FIELDS: Partial<Record<string, string>> = {
  day: 'book-day',
  half: 'book-half',
  room: 'book-place',
  seatClass: 'book-place',
  reason: 'reasons',
};

/** Books for the reader whom the form names, or says what is wrong with it. */
export async function bookFor(lang: Lang, { locals }: Pick<PageContext, 'locals'>, form: Form): Promise<Booked> {
  const { services, visitor } = locals;
  const { people, visitDesk, visits } = services;
  const readerId = form.line('reader');
  const reader = await people.viewReader(visitor.actor, readerId);
  if (!reader.ok) return { kind: 'none' };
  const files = await readFiles(lang, services, form.lines('files'));
  const session = readSession(lang, form, { rooms: visits.rules().rooms, prefix: 'book-' });
  const errors = [...('errors' in session ? session.errors : []), ...explainFiles(lang, files)];
  if ('errors' in session || errors.length > 0) return { kind: 'refused', status: 422, errors };

  const reason = form.lines('reasons');
  const booked = await visitDesk.bookFor(visitor.actor, readerId, {
    ...session,
    language: reader.value.language,
    partySize: Number(form.line('partySize') || '1'),
    partyName: form.line('partyName'),
    purpose: form.line('purpose'),
    subject: form.line('subject'),
    note: form.lines('note'),
    files: files.recordIds.map((recordId) => ({ recordId, reason })),
    submissionKey: form.line('key'),
  });
  if (booked.ok) return { kind: 'booked', id: booked.value.id };
  const facts = await services.recordFacts.forStaff(files.recordIds);
  const explained = explainVisit(lang, booked.refusal, {
    fieldOf: (field) => FIELDS[field] ?? field,
    fileName: (id) => facts.get(id)?.title,
  });
  return explained ? { kind: 'refused', ...explained } : { kind: 'none' };
}

function explainFiles(lang: Lang, { unknown, several }: { unknown: string[]; several: string[] }): FormError[] {
  const texts = t(lang).room.day.walkIn;
  return [
    ...unknown.map((line) => ({ field: 'files', text: texts.unknownFile(line) })),
    ...several.map((line) => ({ field: 'files', text: texts.tooManyFiles(line) })),
  ];
}
