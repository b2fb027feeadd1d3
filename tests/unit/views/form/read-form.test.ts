import { describe, expect, it } from 'vitest';
import { readForm } from '../../../../src/views/form/read-form.ts';

describe('A form that was sent', () => {
  it('gives a line without breaks, invisible characters and two ways to write one letter', async () => {
    const form = await posted({ name: '  Nguye\u0302\u0303n\r\nVa\u0306n\u202e A\u0000\ufeff ' });
    expect(form.line('name')).toBe('Nguyễn Văn A');
  });

  it('gives several lines as they were broken', async () => {
    const form = await posted({ note: ' một\r\nhai\rba\u0007\tbốn\n' });
    expect(form.lines('note')).toBe('một\nhai\nba\tbốn');
  });

  it('gives a password exactly as it was typed', async () => {
    const form = await posted({ password: '  cũ kỹ \u0301 ' });
    expect(form.secret('password')).toBe('  cũ kỹ \u0301 ');
  });

  it('takes one of a known list and nothing else', async () => {
    const form = await posted({ kind: 'passport', other: 'constructor' });
    expect(form.oneOf('kind', ['citizen', 'passport'])).toBe('passport');
    expect(form.oneOf('other', ['citizen', 'passport'])).toBeUndefined();
    expect(form.oneOf('missing', ['', 'citizen'])).toBe('');
  });

  it('has nothing where nothing was sent, whatever the name', async () => {
    const form = await posted({});
    for (const name of ['x', '__proto__', 'constructor', 'toString']) {
      expect(form.line(name)).toBe('');
      expect(form.all(name)).toEqual([]);
      expect(form.files(name)).toEqual([]);
      expect(form.has(name)).toBe(false);
    }
  });

  it('gives files, but none for a field left empty', async () => {
    const data = new FormData();
    data.append('proof', new File(['chứng minh'], 'giay.txt'));
    data.append('empty', new File([], ''));
    data.append('note', 'chữ');
    const form = await readForm(new Request('http://portal/', { method: 'POST', body: data }));
    expect(form.files('proof').map(({ name }) => name)).toEqual(['giay.txt']);
    expect(form.files('empty')).toEqual([]);
    expect(form.files('note')).toEqual([]);
    expect(form.line('proof')).toBe('');
    expect(form.hasFiles).toBe(true);
    expect(form.texts()).toContainEqual(['note', 'chữ']);
    expect(form.texts().map(([name]) => name)).not.toContain('proof');
  });

  it.each([
    ['application/json', '{"suspend":"yes"}'],
    ['text/plain', 'suspend=yes'],
    ['multipart/form-data; boundary=x', 'not what it says'],
    ['multipart/form-data', 'suspend=yes'],
  ])('is empty where it is none: %s', async (type, body) => {
    const request = new Request('http://portal/', { method: 'POST', headers: { 'content-type': type }, body });
    const form = await readForm(request);
    expect(form.has('suspend')).toBe(false);
    expect(form.texts()).toEqual([]);
  });
});

function posted(fields: Record<string, string>) {
  return readForm(new Request('http://portal/', { method: 'POST', body: new URLSearchParams(fields) }));
}
