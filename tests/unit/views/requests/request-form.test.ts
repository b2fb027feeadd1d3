import { describe, expect, it } from 'vitest';
import { EMPTY_FORM, type RequestForm } from '../../../../src/requests/request-form.ts';
import { readCopyForm } from '../../../../src/views/copies/read-copy-form.ts';
import { formOf } from '../../../../src/views/form/read-form.ts';
import { formErrors } from '../../../../src/views/request/form-problems.ts';
import { typedForm } from '../../../../src/views/request/read-request-form.ts';

const GROUNDS = ['own-data', 'consent'];
const stored: RequestForm = {
  ...EMPTY_FORM,
  items: [
    { recordId: 'r.1', use: 'reading', reason: 'tìm tên ông' },
    { recordId: 'r.2', use: 'copy', reason: '' },
  ],
  purpose: 'family',
  subject: 'Gia phả',
  evidence: [{ ground: 'consent', words: 'giấy đồng ý' }],
};

function posted(...fields: [string, string][]) {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return formOf(data);
}

describe('a page of the request form', () => {
  it('changes only what it shows', () => {
    const typed = typedForm(
      stored,
      'purpose',
      posted(['purpose', 'history'], ['subject', 'Đê điều'], ['note', '']),
      GROUNDS,
    );
    expect(typed).toEqual({ ...stored, purpose: 'history', subject: 'Đê điều' });
  });

  it('takes no more records and lines than a page could hold, however many are sent', () => {
    const many = Array.from({ length: 4000 }, (_, at): [string, string][] => [
      ['item', `r.${at}`],
      ['record', `r.${at}`],
    ]).flat();
    expect(typedForm(stored, 'items', posted(...many), GROUNDS).items).toHaveLength(200);
    expect(readCopyForm(posted(...many)).lines).toHaveLength(200);
  });

  it('reads what is asked of each record by its place on the page', () => {
    const form = posted(
      ['item', 'r.2'],
      ['item', 'r.1'],
      ['use-1', 'reading'],
      ['use-2', 'copy'],
      ['reason-1', 'một'],
      ['reason-2', 'hai'],
    );
    expect(typedForm(stored, 'items', form, GROUNDS).items).toEqual([
      { recordId: 'r.2', use: 'reading', reason: 'một' },
      { recordId: 'r.1', use: 'copy', reason: 'hai' },
    ]);
  });

  it('takes a record out and keeps what was typed to the others', () => {
    const form = posted(['item', 'r.1'], ['item', 'r.2'], ['reason-1', 'x'], ['reason-2', 'y'], ['remove', 'r.1']);
    expect(typedForm(stored, 'items', form, GROUNDS).items).toEqual([{ recordId: 'r.2', use: 'reading', reason: 'y' }]);
  });

  it('takes no use that nobody offers', () => {
    const form = posted(['item', 'r.1'], ['use-1', 'steal'], ['reason-1', '']);
    expect(typedForm(stored, 'items', form, GROUNDS).items[0]?.use).toBe('reading');
  });

  it('keeps words whose box was forgotten, and drops a ground that was ticked off', () => {
    const words = posted(
      ['evidence', 'consent'],
      ['words-consent', 'giấy'],
      ['words-own-data', 'tôi là người trong hồ sơ'],
    );
    expect(typedForm(stored, 'evidence', words, GROUNDS).evidence.map(({ ground }) => ground)).toEqual(GROUNDS);
    const off = posted(['words-consent', 'giấy đồng ý']);
    expect(typedForm(stored, 'evidence', off, GROUNDS).evidence).toEqual([]);
  });

  it('takes no ground that the policy does not know', () => {
    const form = posted(['evidence', 'bribe'], ['words-bribe', 'x']);
    expect(typedForm(stored, 'evidence', form, GROUNDS).evidence).toEqual([]);
  });
});

describe('what a form is refused for', () => {
  const asked = {
    form: stored,
    rules: {
      evidence: [
        { code: 'consent', label: { vi: 'Đồng ý', en: 'Consent' }, hint: { vi: '', en: '' }, needsFile: true },
      ],
    },
    records: new Map([['r.1', { level: 'file' as const, title: 'Đơn thư', referenceCode: null, address: null }]]),
  };

  it('is said at its field, on the page of the form where that is', () => {
    const errors = formErrors(
      'vi',
      [
        { field: 'items.r.1.reason', code: 'missing' },
        { field: 'items.r.2', code: 'no-record' },
        { field: 'items', code: 'too-many', most: 10 },
        { field: 'purpose', code: 'missing' },
        { field: 'evidence', code: 'missing' },
        { field: 'evidence.consent', code: 'file-needed' },
        { field: 'agreed', code: 'missing' },
      ],
      asked,
    );
    expect(errors.map(({ step, field }) => `${step}#${field}`)).toEqual([
      'items#reason-1',
      'items#reason-2',
      'items#items',
      'purpose#purpose',
      'evidence#evidence',
      'evidence#file',
      'check#agreed',
    ]);
    expect(errors[0]?.text).toContain('Đơn thư');
    expect(errors[2]?.text).toContain('10');
  });
});
