import { expect, it } from 'vitest';
import type { Note } from '../../../src/catalogue/description.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { describeFields } from '../../../src/views/record/describe-fields.ts';
import { publicRecord } from '../interchange/sample-services.ts';

function labels(lang: Lang, notes: Note[]): string[] {
  const record = publicRecord();
  const { detail } = record;
  return describeFields(lang, { ...record, ...(detail && { detail: { ...detail, notes } }) })
    .slice(-notes.length)
    .map(({ label }) => label);
}

it('calls what a column holds by its name in the language of the page, and keeps a heading of the source', () => {
  const notes: Note[] = [
    { kind: 'wholeCode', text: 'VN P1-2' },
    { kind: 'retention', text: 'Vĩnh viễn' },
    { label: 'Số cũ', text: '12-A' },
    { label: '', text: 'thiếu tờ 3' },
    { text: 'thiếu tờ 4' },
  ];
  expect(labels('vi', notes)).toEqual(['Mã tra tìm đầy đủ', 'Thời hạn bảo quản', 'Số cũ', 'Ghi chú', 'Ghi chú']);
  expect(labels('en', notes)).toEqual(['Full reference code', 'Retention period', 'Số cũ', 'Notes', 'Notes']);
});

it('shows notes that were stored under a heading of ours as they are', () => {
  expect(labels('en', [{ label: 'Thời hạn bảo quản', text: '70 năm' }])).toEqual(['Thời hạn bảo quản']);
});
