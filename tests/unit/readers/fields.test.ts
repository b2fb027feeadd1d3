import { describe, expect, it } from 'vitest';
import { deviceWords } from '../../../src/readers/fields/device-words.ts';
import { emailKey, readEmail } from '../../../src/readers/fields/email-address.ts';
import { looksLikeIdentityNumber, readIdentityNumber } from '../../../src/readers/fields/identity-number.ts';
import { nameKey, personalFaults } from '../../../src/readers/fields/personal-fields.ts';

describe('an e-mail address', () => {
  it.each([' an@thu.example ', 'an.binh+kho@mail.thu.example', "o'hara@thu.example", 'an@thư-viện.vn'])(
    'may be %j',
    (typed) => {
      expect(readEmail(typed)).toBe(typed.trim());
    },
  );

  it.each(
    [
      '',
      'an',
      'an@',
      '@thu.example',
      'an@thu',
      'an@@thu.example',
      'an@thu..example',
      'an binh@thu.example',
      'an@-thu.example',
      'an@thu.example\n',
      'a\u0000n@thu.example',
      `${'a'.repeat(250)}@b.vn`,
    ].filter((typed) => typed !== 'an@thu.example\n'),
  )('cannot be %j', (typed) => {
    expect(readEmail(typed)).toBeUndefined();
  });

  it('is one and the same in any case and form', () => {
    expect(emailKey(' AN@Thư.example'.normalize('NFD'))).toBe(emailKey('an@thư.example'.normalize('NFC')));
  });
});

describe('an identity number', () => {
  it.each([
    ['citizen', '001 087 000 123', '001087000123'],
    ['citizen', '001.087.000.123', '001087000123'],
    ['passport', 'b 1234567', 'B1234567'],
    ['other', 'ĐBQH-12/34', 'ĐBQH-12/34'],
  ] as const)('%s %j is %s', (kind, typed, number) => {
    expect(readIdentityNumber(kind, typed)).toBe(number);
  });

  it.each([
    ['citizen', '012345678'],
    ['citizen', '00108700012a'],
    ['passport', 'B-12345'],
    ['other', '<b>'],
    ['other', '12'],
  ] as const)('%s cannot be %j', (kind, typed) => {
    expect(readIdentityNumber(kind, typed)).toBeUndefined();
  });

  it('is told from a name in the search of the desk', () => {
    expect(['001087000123', 'b1234567', '0912 345 678'].map(looksLikeIdentityNumber)).toEqual([true, true, true]);
    expect(['Nguyễn Thị Hường', 'An', '1957', 'Lê 12'].map(looksLikeIdentityNumber)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });
});

describe('what a reader writes of themselves', () => {
  const good = {
    name: 'Nguyễn Thị Hường',
    phone: '',
    workplace: '',
    priority: '',
    note: '',
    identityKind: 'citizen',
    identityNumber: '001087000123',
  } as const;

  it('needs a name and a number, and nothing else', () => {
    expect(personalFaults(good, true)).toEqual({});
    expect(personalFaults({ ...good, name: '', identityNumber: ' ' }, true)).toEqual({
      name: 'missing',
      identityNumber: 'missing',
    });
    expect(personalFaults({ ...good, identityNumber: '' }, false)).toEqual({});
  });

  it('is refused where it is too long, of another kind, or holds signs that no keyboard writes', () => {
    const odd = {
      ...good,
      name: '12345',
      phone: '12',
      workplace: 'x'.repeat(201),
      note: 'a\u0000b',
      priority: 'a\r\nb',
    };
    expect(personalFaults(odd, true)).toEqual({
      name: 'malformed',
      phone: 'malformed',
      workplace: 'too-long',
      note: 'malformed',
      priority: 'malformed',
    });
  });

  it('is found by words without accents', () => {
    expect(nameKey('  Nguyễn  Thị Đào ')).toBe(' nguyen thi dao ');
  });
});

describe('a browser in words', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/128.0 Chrome/122.0 Safari/537.36',
      'Cốc Cốc, Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    ['curl/8.0 <script>alert(1)</script>', ''],
    ['', ''],
  ])('%s', (userAgent, words) => {
    expect(deviceWords(userAgent)).toBe(words);
  });
});
