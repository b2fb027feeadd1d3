import { describe, expect, it, vi } from 'vitest';
import { FILES_LEFT_OUT } from '../../../../src/platform/one-sending.ts';
import { done, refused } from '../../../../src/platform/result.ts';
import type { OwnCase } from '../../../../src/requests/own-case.ts';
import { EMPTY_FORM } from '../../../../src/requests/request-form.ts';
import type { PageContext } from '../../../../src/views/form/page-context.ts';
import { formOf } from '../../../../src/views/form/read-form.ts';
import { takeAction } from '../../../../src/views/request/take-action.ts';
import { takeForm } from '../../../../src/views/request/take-form.ts';

const OWN = { id: 'abc', state: 'decided', version: 4, form: EMPTY_FORM } as OwnCase;

function contextOf(requests: object, attachments: object = {}): PageContext {
  const rules = () => ({ evidence: [{ code: 'consent' }] });
  const services = { requests: { rules, ...requests }, attachments };
  return { locals: { services, visitor: { actor: { kind: 'reader' } } } } as unknown as PageContext;
}

function sent(fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries({ version: '4', ...fields })) data.append(name, value);
  return formOf(data);
}

const BOTH = { text: 'Nửa câu', 'appeal-text': 'Nửa lý do', 'appeal-items': 'i1' };
const TYPED = { text: 'Nửa câu', appealText: 'Nửa lý do', appealItems: ['i1'] };

describe('what is half typed on the page of a request', () => {
  it.each([
    ['a withdrawal without its tick', { withdraw: 'yes' }, 422],
    ['a withdrawal that came too late', { withdraw: 'yes', sure: 'yes' }, 409],
    ['an appeal without its reason', { appeal: 'yes', 'appeal-text': '' }, 422],
    ['Enter in a field', { keep: 'yes' }, 200],
    ['files that are too large together', { write: 'yes', [FILES_LEFT_OUT]: 'too-much' }, 422],
  ])('stays after %s', async (_, pressed, status) => {
    const withdraw = async () => refused({ code: 'stale', current: 5 });
    const write = vi.fn();
    const ownCase = async () => done({ ...OWN, version: 5, closedHow: null });
    const taken = await takeAction(contextOf({ withdraw, write, ownCase }), 'vi', OWN, sent({ ...BOTH, ...pressed }));
    const appealText = 'appeal-text' in pressed ? '' : TYPED.appealText;
    expect(taken).toMatchObject({ kind: 'again', status, typed: { ...TYPED, appealText } });
    expect(write).not.toHaveBeenCalled();
  });

  it('stays where something else was done', async () => {
    const well = async () => done({ version: 5 });
    const context = contextOf({ write: well, appeal: well });
    expect(await takeAction(context, 'vi', OWN, sent({ ...BOTH, write: 'yes' }))).toEqual({
      kind: 'done',
      news: 'written',
      left: { ...TYPED, text: '' },
    });
    expect(await takeAction(context, 'vi', OWN, sent({ ...BOTH, appeal: 'yes' }))).toEqual({
      kind: 'done',
      news: 'appealed',
      left: { text: 'Nửa câu', appealText: '', appealItems: [] },
    });
  });

  it.each([
    [
      'an answer',
      'reply',
      'replied',
      { state: 'in-review', messages: [{ from: 'reader', text: BOTH.text, attachments: [] }] },
    ],
    ['a withdrawal', 'withdraw', 'withdrawn', { state: 'closed', closedHow: 'withdrawn', messages: [] }],
    [
      'an appeal',
      'appeal',
      'appealed',
      { state: 'under-appeal', messages: [{ from: 'reader', text: BOTH['appeal-text'], attachments: [] }] },
    ],
  ])(
    'is done where %s was pressed twice, and stays where something else had happened',
    async (_, button, news, now) => {
      const stale = async () => refused({ code: 'stale', current: 5 });
      const context = (changes: object) =>
        contextOf({ [button]: stale, ownCase: async () => done({ version: 5, ...now, ...changes }) });
      const press = (changes: object) =>
        takeAction(context(changes), 'vi', OWN, sent({ ...BOTH, sure: 'yes', [button]: 'yes' }));
      expect(await press({})).toMatchObject({ kind: 'done', news });
      expect(await press({ version: 6 })).toMatchObject({ kind: 'again', status: 409, typed: TYPED });
      const others = { messages: [{ from: 'archive', text: 'Kính gửi', attachments: [] }], closedHow: null };
      expect(await press(others)).toMatchObject({ kind: 'again', status: 409, typed: TYPED });
    },
  );

  it('stays in a draft that was to be discarded without the tick', async () => {
    const draft = { ...OWN, state: 'draft' } as OwnCase;
    const form = sent({ step: 'purpose', subject: 'Lịch sử xã', discard: 'yes' });
    expect(await takeForm(contextOf({}), 'vi', draft, form)).toMatchObject({
      status: 422,
      typed: { subject: 'Lịch sử xã' },
      errors: [{ field: 'sure' }],
    });
  });

  it.each(['next', 'save', 'send', 'upload', 'remove-file'])(
    'goes along with %s where it is a file, and says so where it cannot',
    async (button) => {
      const draft = { ...OWN, state: 'draft' } as OwnCase;
      const pressed = (ground: string) => {
        const data = new FormData();
        const fields = { step: 'all', version: '4', 'file-for': ground, [button]: 'yes' };
        for (const [name, typed] of Object.entries(fields)) data.append(name, typed);
        data.append('file', new File(['Giấy chứng tử'], 'giay-chung-tu.txt'));
        return formOf(data);
      };
      const add = vi.fn(async () => done({}));
      const saveDraft = async () => done({ version: 5 });
      const submit = vi.fn(async () => done({}));
      const context = contextOf({ saveDraft, submit }, { add, remove: async () => done({}) });
      expect(await takeForm(context, 'vi', draft, pressed(''))).toMatchObject({
        status: 422,
        errors: [{ field: 'file-for' }],
      });
      expect(add).not.toHaveBeenCalled();
      expect(submit).not.toHaveBeenCalled();
      expect(await takeForm(context, 'vi', draft, pressed('consent'))).toMatchObject({ kind: 'go' });
      expect(add).toHaveBeenCalledOnce();
    },
  );

  it('goes along where it is a file, also where what was typed could not be taken', async () => {
    const draft = { ...OWN, state: 'draft' } as OwnCase;
    const data = new FormData();
    for (const [name, typed] of Object.entries({ step: 'all', version: '4', 'file-for': 'consent', send: 'yes' })) {
      data.append(name, typed);
    }
    data.append('subject', 'Lịch sử xã');
    data.append('file', new File(['Giấy chứng tử'], 'giay-chung-tu.txt'));
    const add = vi.fn(async () => done({}));
    const saveDraft = async () => refused({ code: 'stale', current: 5 });
    const taken = await takeForm(contextOf({ saveDraft }, { add }), 'vi', draft, formOf(data));
    expect(taken).toMatchObject({ status: 409, isStale: true, errors: [] });
    expect(add).toHaveBeenCalledOnce();
  });
});
