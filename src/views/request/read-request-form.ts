import { USES, type RequestForm, type RequestedRecord } from '../../requests/request-form.ts';
import type { Form } from '../form/read-form.ts';
import { hasStep, type FormPart } from './form-steps.ts';

/** Names of the fields of the item at a place; by place, since a record's id need not be fit for an id in a page. */
export const itemField = {
  use: (place: number) => `use-${place + 1}`,
  reason: (place: number) => `reason-${place + 1}`,
};

/** Name of the words to a ground. */
export function wordsField(ground: string): string {
  return `words-${ground}`;
}

/** The form after what was typed on a page of it: fields that this page does not show stay as they were stored. */
export function typedForm(stored: RequestForm, part: FormPart, form: Form, grounds: readonly string[]): RequestForm {
  return {
    ...stored,
    ...(hasStep(part, 'items') ? { items: typedItems(form) } : {}),
    ...(hasStep(part, 'purpose')
      ? { purpose: form.line('purpose'), subject: form.lines('subject'), note: form.lines('note') }
      : {}),
    ...(hasStep(part, 'evidence') ? { evidence: typedEvidence(stored, form, grounds) } : {}),
    ...(hasStep(part, 'check') ? { agreed: form.has('agreed') } : {}),
  };
}

/** More than any form of ours holds; this only keeps a form from becoming an attack. */
const MOST_ITEMS = 200;

/** In the order of the page; the one whose button to take it out was pressed is left out. */
function typedItems(form: Form): RequestedRecord[] {
  const out = form.line('remove');
  return form
    .all('item')
    .slice(0, MOST_ITEMS)
    .map((recordId, place) => ({
      recordId,
      use: form.oneOf(itemField.use(place), USES) ?? 'reading',
      reason: form.lines(itemField.reason(place)),
    }))
    .filter(({ recordId }) => recordId !== '' && recordId !== out);
}

/** What is ticked; and words typed beside a box that was forgotten, which would be lost otherwise. */
function typedEvidence(stored: RequestForm, form: Form, grounds: readonly string[]): RequestForm['evidence'] {
  const ticked = form.all('evidence');
  const had = stored.evidence.map(({ ground }) => ground);
  return grounds
    .map((ground) => ({ ground, words: form.lines(wordsField(ground)) }))
    .filter(({ ground, words }) => ticked.includes(ground) || (words !== '' && !had.includes(ground)));
}
