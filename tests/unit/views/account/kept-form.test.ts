import { describe, expect, it } from 'vitest';
import { formOf } from '../../../../src/views/form/read-form.ts';
import { KEPT_FIELD, keepForm, readKept, writeKept } from '../../../../src/views/account/kept-form.ts';

describe('What was typed when a session ended', () => {
  it('comes back word for word, with where it was going', () => {
    const typed = { purpose: 'Nghiên cứu "đê điều" <1958>\r\nvà hơn nữa', version: '7', act: 'save' };
    const kept = keepForm(form(typed), '/yeu-cau/abc/soan?buoc=2');
    expect(carried(kept && writeKept(kept))).toEqual({
      action: '/yeu-cau/abc/soan?buoc=2',
      fields: Object.entries(typed),
      hadFiles: false,
    });
  });

  it('is never a password or a code', () => {
    const secrets = { current: 'a', password: 'b', repeated: 'c', emailPassword: 'd', factorPassword: 'e', code: 'f' };
    const kept = keepForm(form({ ...secrets, email: 'song@example.vn' }), '/tai-khoan/bao-mat');
    expect(kept?.fields).toEqual([['email', 'song@example.vn']]);
  });

  it('says where files were lost', () => {
    const data = new FormData();
    data.append('proof', new File(['x'], 'giay.pdf'));
    expect(keepForm(formOf(data), '/yeu-cau/abc')?.hadFiles).toBe(true);
  });

  it.each(['//example.com', 'https://example.com/x', 'javascript:alert(1)'])(
    'is sent to no other site: %s',
    (action) => {
      expect(keepForm(form({ a: 'b' }), action)).toBeUndefined();
      expect(carried(JSON.stringify({ action, fields: [], hadFiles: false }))).toBeUndefined();
    },
  );

  it.each(['', '{', '[]', '{"action":"/x"}', '{"action":"/x","fields":[["a"]],"hadFiles":false}'])(
    'is nothing where it cannot be read: %j',
    (written) => {
      expect(carried(written)).toBeUndefined();
    },
  );
});

function form(fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return formOf(data);
}

function carried(written: string | undefined) {
  return readKept(form({ [KEPT_FIELD]: written ?? '' }));
}
