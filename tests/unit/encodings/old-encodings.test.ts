import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePieces } from '../../../src/documents/encodings/decode-pieces.ts';
import { decodeText } from '../../../src/documents/encodings/decode-text.ts';
import { encodingOfFont } from '../../../src/documents/encodings/old-encodings.ts';
import { recogniseEncoding } from '../../../src/documents/encodings/recognise.ts';
import { isSyllable } from '../../../src/documents/encodings/syllable.ts';
import { toUnicode } from '../../../src/documents/encodings/to-unicode.ts';
import { asTcvn3, asViqr, asVni, asWindows1258 } from './old-writing.ts';

const VIETNAMESE =
  'Ủy ban nhân dân tỉnh quyết định giao đất cho các hộ gia đình ở xã Phú Lộc để trồng rừng, làm nhà và mở đường; ' +
  'giám đốc Sở Nông nghiệp chịu trách nhiệm thi hành. Việc đền bù thực hiện trước ngày mười lăm tháng chín, ' +
  'những trường hợp khiếu nại được xem xét riêng từng người một.';

const FOREIGN = [
  'Le procès-verbal de la réunion générale, où le résident supérieur a été représenté, précise les mêmes dépenses; la pièce est jointe.',
  'Fonds de la Résidence supérieure au Tonkin: élevage, hygiène, enseignement, œuvres sociales, dépêches télégraphiques.',
  'The committee met on 12 May. Who was there? See file 45(a): "the", "a", "to". It isn\'t known; they\'re lost. (2+3)^2 = 25.',
  "for (let i = 0; i < n; i++) { a[i] = b[i] + c(d)?.e ?? f^g; } // it's `quoted` ~home/.config",
  'Über die Größe der Städte: müssen wir schön grüßen? Señor Muñoz está aquí; não há informação.',
  'Ve viec to chuc le ky niem. Ai da lam ra ho so do? La cac can bo cu. Ho so o dau? O nha. Xem so do.',
  VIETNAMESE,
  '2085/QĐ-UBND 12.500.000đ 1954–1975 §12 ®©™ «» ¹²³',
];

const WRITERS = [
  ['tcvn3', (text: string) => asTcvn3(text.toLowerCase())],
  ['vni', asVni],
  ['viqr', asViqr],
] as const;

/** Syllables with a mark of their own, in any tone that their rhyme bears. */
const syllables = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom('b', 'ch', 'đ', 'h', 'kh', 'l', 'm', 'nh', 't', 'th', 'tr', 'v'),
      fc.constantFrom('ăn', 'âu', 'ôi', 'ông', 'ơn', 'ương', 'ươi', 'uôn', 'ưa', 'êm', 'iêu', 'ât'),
      fc.constantFrom('', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'),
    )
    .map(([onset, rhyme, tone]) => (onset + rhyme.replace(/[ăâêôơ]|ư(?!ơ)/, `$&${tone}`)).normalize('NFC'))
    .filter(isSyllable),
  { minLength: 20, maxLength: 60 },
);

describe.each(WRITERS)('a text in %s', (encoding, write) => {
  it('is recognised by its words and becomes Unicode', () => {
    const written = write(VIETNAMESE);
    expect(recogniseEncoding(written)).toBe(encoding);
    const expected = encoding === 'tcvn3' ? VIETNAMESE.toLowerCase() : VIETNAMESE;
    expect(toUnicode(written, encoding)).toBe(expected);
  });

  it('comes back as it was, whatever it says', () => {
    fc.assert(
      fc.property(syllables, (words) => {
        const text = words.join(' ');
        const written = write(text);
        expect(recogniseEncoding(written)).toBe(encoding);
        expect(toUnicode(written, encoding)).toBe(text);
      }),
    );
  });

  it('needs a font that says so where it is but a few words', () => {
    const few = write('đất đai');
    expect(recogniseEncoding(few)).toBeUndefined();
    expect(recogniseEncoding(few, encoding)).toBe(encoding);
  });
});

describe('VIQR', () => {
  it('knows a sign from a mark: at the end of a sentence, or behind a backslash', () => {
    expect(toUnicode("Co^.ng ho`a\\. DDo^.c la^.p, tu+. do. Ha.nh phu'c cho ai\\? Cho ta.", 'viqr')).toBe(
      'Cộng hòa. Độc lập, tự do. Hạnh phúc cho ai? Cho ta.',
    );
  });
});

describe('what is in no old encoding', () => {
  it.each(FOREIGN)('stays as it is: %s', (text) => {
    expect(recogniseEncoding(text)).toBeUndefined();
    for (const [encoding] of WRITERS) expect(recogniseEncoding(text, encoding)).toBeUndefined();
    expect(decodeText(Buffer.from(text)).text).toBe(text);
  });

  it('stays as it is, whatever it is', () => {
    const words = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.lorem(), fc.emailAddress(), fc.webUrl(), fc.double().map(String)),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(words, (pieces) => {
        expect(recogniseEncoding(pieces.join(' '))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('is left alone within a text that is: French keeps its accents, Unicode its letters', () => {
    const { decode, note } = decodePieces(asTcvn3(VIETNAMESE.toLowerCase()));
    expect(note).toMatch(/TCVN3/);
    expect(decode(asTcvn3('đường sắt'))).toBe('đường sắt');
    expect(decode('Bibliothèque générale')).toBe('Bibliothèque générale');
    expect(decode('công khai')).toBe('công khai');
    expect(decode('Số hồ sơ, công khai')).toBe('Số hồ sơ, công khai');
    expect(decode('12/QĐ')).toBe('12/QĐ');
    expect(decode(asTcvn3('12/QĐ'))).toBe('12/QĐ');
  });
});

describe('bytes that are not UTF-8', () => {
  it('are Windows-1258 where that makes Vietnamese', () => {
    const { text, note } = decodeText(asWindows1258(VIETNAMESE));
    expect(text).toBe(VIETNAMESE);
    expect(note).toMatch(/Windows-1258/);
  });

  it.each([
    ['TCVN3', asTcvn3(VIETNAMESE.toLowerCase()), VIETNAMESE.toLowerCase()],
    ['VNI', asVni(VIETNAMESE), VIETNAMESE],
  ])('are %s where that makes Vietnamese', (name, written, expected) => {
    const { text, note } = decodeText(Buffer.from(written, 'latin1'));
    expect(text).toBe(expected);
    expect(note).toContain(name);
  });

  it('are Windows-1252 otherwise', () => {
    const { text, note } = decodeText(Buffer.from(FOREIGN[0] ?? '', 'latin1'));
    expect(text).toBe(FOREIGN[0]);
    expect(note).toMatch(/Windows-1252/);
  });
});

describe('UTF-16', () => {
  it.each(['utf16le', 'utf16be'] as const)('is read by its mark: %s', (order) => {
    const bytes = Buffer.from(`\ufeff${VIETNAMESE}`, 'utf16le');
    expect(decodeText(order === 'utf16le' ? bytes : bytes.swap16())).toEqual({ text: VIETNAMESE });
  });
});

describe('a font', () => {
  it.each([
    ['.VnTime', 'tcvn3', false],
    ['.VnTimeH', 'tcvn3', true],
    ['.VnArialH,Bold', 'tcvn3', true],
    ['.VnBlackH', 'tcvn3', true],
    ['VnTime', 'tcvn3', false],
    ['VNI-Times', 'vni', false],
    ['VNI-Helve-Condense', 'vni', false],
  ])('%s is for %s', (name, encoding, isCapitals) => {
    expect(encodingOfFont(name)).toEqual({ encoding, isCapitals });
  });

  it.each(['Times New Roman', 'Arial', 'TimesNewRomanPSMT', 'Vinci Sans', 'Vni', ''])('"%s" is for none', (name) => {
    expect(encodingOfFont(name)).toBeUndefined();
  });
});

describe('a syllable', () => {
  it.each('nghiêng quyển giữ gìn khuya thuở yêu Ủy hoà hòa ươn quốc xoong uống giếng ngoằn'.split(' '))(
    '%s',
    (word) => {
      expect(isSyllable(word)).toBe(true);
    },
  );

  it.each('été où procès ngả́ cê nghang ket̀ ợ́ch blé nướ qa street fà'.split(' '))('not %s', (word) => {
    expect(isSyllable(word)).toBe(false);
  });

  it('is none of a letter beneath a thousand marks, which a damaged page may hold', () => {
    expect(isSyllable(`a${'\u0301'.repeat(200_000)}`)).toBe(false);
  });
});
