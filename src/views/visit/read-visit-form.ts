import type { WantedFile } from '../../visits/file-check.ts';
import type { Form } from '../form/read-form.ts';
import type { TypedFiles } from './gather-files.ts';
import { reasonField } from './visit-refusal.ts';

/** What was filled in for a visit besides its files. */
export interface TypedVisit {
  purpose: string;
  subject: string;
  note: string;
  partyName: string;
}

export const NOTHING_TYPED: TypedVisit = { purpose: '', subject: '', note: '', partyName: '' };

export function readTypedVisit(form: Form): TypedVisit {
  return {
    purpose: form.line('purpose'),
    subject: form.lines('subject'),
    note: form.lines('note'),
    partyName: form.line('partyName'),
  };
}

/** More than any form of ours holds; this only keeps a form from becoming an attack. */
const MOST_FILES = 200;

export function readTypedFiles(form: Form): TypedFiles {
  const wanted = [...new Set(form.all('file'))].filter(Boolean).slice(0, MOST_FILES);
  return {
    wanted: wanted.map((recordId): WantedFile => ({ recordId, reason: form.lines(reasonField(recordId)) })),
    added: [...new Set(form.all('added'))].filter(Boolean).slice(0, MOST_FILES),
  };
}
