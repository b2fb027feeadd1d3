import { beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveAccessWords } from '../../../src/catalogue/access-words/access-words.ts';
import { loadAccessWords } from '../../../src/catalogue/access-words/load.ts';
import { readConditions } from '../../../src/ingest/readers/access-conditions.ts';
import { DATED } from './dated-sentences-of-access.ts';
import { SENTENCES } from './sentences-of-access.ts';

let words: ArchiveAccessWords;
beforeAll(async () => {
  words = loadAccessWords('content/policy/access.yaml', '2026-11-27');
});

describe.each(Object.entries(SENTENCES))('what is %s', (level, sentences) => {
  it.each(sentences)('%s', (sentence) => {
    expect(levelOf(sentence)).toBe(level);
    expect(readConditions(sentence, words).opensOn).toBeUndefined();
    expect(words.word(sentence)).toBe(level);
  });

  it.each(sentences)('%s, composed otherwise, in capitals or with a full stop', (sentence) => {
    for (const written of [sentence.normalize('NFD'), sentence.toLocaleUpperCase('vi'), `${sentence}.`]) {
      expect(levelOf(written)).toBe(level);
    }
  });
});

describe('what opens on a day', () => {
  it.each(DATED)('%s', (sentence, level, opensOn) => {
    expect(levelOf(sentence)).toBe(level);
    expect(readConditions(sentence, words).opensOn).toBe(opensOn);
  });
});

describe('words that open', () => {
  const BARE = SENTENCES.open.map((text) => text.replace(/\.$/, '')).filter((text) => !text.includes('. '));
  const LIMITS = [
    'Chưa có quyết định',
    'Không',
    'Chỉ',
    'Chờ',
    'Đề nghị',
    'Một phần',
    'Nội bộ',
    'Xem xét việc',
    'Tạm',
    'Sẽ',
    'Cần',
    'Có thể',
    'Đến năm 2050 mới',
  ];
  it.each(LIMITS)('open nothing after "%s", whatever they are', (limit) => {
    for (const open of SENTENCES.open.filter((text) => /^(?:được|không|công khai|phục vụ|cho phép)/iu.test(text))) {
      expect(levelOf(`${limit} ${open.toLocaleLowerCase('vi')}`), open).not.toBe('open');
    }
  });

  const TAILS = [
    'after 2060',
    'until 2050',
    'by appointment',
    'to members only',
    'sau 30 năm',
    'trong nội bộ cơ quan',
    'khi có phép',
    'cho cán bộ tỉnh',
    'sauf les articles 3 et 4',
    'après le décès',
  ];
  it.each(TAILS)('open nothing before "%s", whatever they are', (tail) => {
    for (const open of BARE) expect(levelOf(`${open} ${tail}`), open).not.toBe('open');
  });

  it('open nothing before a word that nobody has thought of, where no place or rule is named', () => {
    for (const open of BARE.filter((text) => text.length < 30)) expect(levelOf(`${open} xyzzy`), open).not.toBe('open');
  });

  it('open nothing where another sentence takes it back', () => {
    for (const open of SENTENCES.open) {
      expect(levelOf(`${open}. Access to series V is prohibited until vetted.`), open).not.toBe('open');
      expect(levelOf(`${open}. Chưa giao cho độc giả.`), open).not.toBe('open');
    }
  });
});

function levelOf(text: string): string {
  const { level, isUnderstood } = readConditions(text, words);
  return isUnderstood ? level : 'unknown';
}
