import type { ServiceState, TitleVisibility } from '../description.ts';
import { leavesItToTheLaw } from './as-the-law-allows.ts';
import { comparable, foldedLabel } from './comparable.ts';
import { makeOpennessTest } from './plainly-open.ts';
import type { AccessPolicySet } from './policy.ts';
import { makeSecretMarkTest } from './secret-mark.ts';
import { compileAny, compilePattern, cutOut, fits } from './sentence-pattern.ts';
import { makeLettersTest } from './spelled-letters.ts';

export type WordMeaning = 'open' | 'conditional' | 'closed' | 'secret' | 'unknown';
export type SentenceMeaning = Exclude<WordMeaning, 'secret'>;

/** The archive's own reading of words about access: `AccessWords` of the readers, and what else a policy says. */
export interface ArchiveAccessWords {
  word(text: string): WordMeaning;
  sentence(text: string): SentenceMeaning;
  isSecretMark(text: string): boolean;
  mayHoldSecretMark(text: string): boolean;
  /** Whether a cell of a column made for the mark ("Độ mật") refuses its row: all but blanks and words for "none". */
  isSecretDegree(text: string): boolean;
  /** "Không", "-", "0": a word of such a column that says there is nothing. */
  isNegative(text: string): boolean;
  /** What a note on the state of the paper means for handing it over; undefined where it says nothing of it. */
  serviceState(text: string): ServiceState | undefined;
  /** A cell of a column that says whether the public may read the title; undefined for a word not in the policy. */
  titleVisibility(text: string): TitleVisibility | undefined;
  /** The day on which it reads (`YYYY-MM-DD`): what ended before it is over. */
  readonly day: string;
  /** Titles of closed inventory rows, and of those whose word is unknown. */
  readonly closedTitles: TitleVisibility;
}

/** @throws SyntaxError for a phrase whose brackets do not pair */
export function makeAccessWords(policy: AccessPolicySet, day: string = policy.validFrom): ArchiveAccessWords {
  const isSecretMark = makeSecretMarkTest(policy.words.secret);
  const levels = meanings({
    open: policy.words.open,
    conditional: policy.words.conditional,
    closed: policy.words.closed,
  });
  const visibilities = meanings(policy.titleVisibility);
  const notSecret = new Set(policy.notSecret.map(foldedLabel));
  const sentenceRules = policy.sentences.map((rule) => ({ ...rule, patterns: rule.say.map(compilePattern) }));
  const anySentence = compileAny(policy.sentences.flatMap(({ say }) => say));
  const serviceRules = policy.serviceStates.map((rule) => ({ ...rule, patterns: rule.say.map(compilePattern) }));

  const open = makeOpennessTest({
    limits: policy.limits,
    plain: policy.plain,
    since: Number(policy.validFrom.slice(0, 4)),
  });

  function sentence(text: string): SentenceMeaning {
    const whole = listed(text);
    if (whole) return whole;
    let rest = comparable(text.replace(ADDRESS, ' online '));
    if (!fits(anySentence, rest)) return 'unknown';
    const found = new Set<string>();
    for (const rule of sentenceRules) {
      const mark = rule.means === 'open' ? (words: string) => open.mark(words, rest) : undefined;
      for (const pattern of rule.patterns) {
        const cut = cutOut(pattern, rest, mark);
        if (cut) found.add(rule.means);
        rest = cut ?? rest;
      }
    }
    if (found.has('closed')) return found.has('open') && open.openness(rest).inPart ? 'conditional' : 'closed';
    if (found.has('conditional')) return 'conditional';
    const isInDoubt = DOUBT.test(text) || leavesItToTheLaw(text);
    return found.has('open') && !isInDoubt && open.openness(rest).wholly ? 'open' : 'unknown';
  }

  function word(text: string): WordMeaning {
    const declassified = DECLASSIFIED.test(foldedLabel(text));
    if (isSecretMark(text) || (!declassified && text.split(BREAKS).some(isSecretMark))) return 'secret';
    return listed(text) ?? strictest(text.split(LIST).map(sentence));
  }

  /** The level of a text that the policy names as it is. */
  function listed(text: string): SentenceMeaning | undefined {
    const level = levels.get(foldedLabel(text));
    return level === 'open' && DOUBT.test(text) ? 'unknown' : level;
  }

  return {
    word: remembering(word),
    sentence: remembering(sentence),
    isSecretMark,
    mayHoldSecretMark: makeLettersTest([...policy.words.secret, ...SPEAKS_OF_SECRECY]),
    isSecretDegree: (text) =>
      DOUBT.test(text) || !(saysNothing(text) || [notSecret, NEGATIVE].some((none) => none.has(foldedLabel(text)))),
    isNegative: (text) => !DOUBT.test(text) && (saysNothing(text) || NEGATIVE.has(foldedLabel(text))),
    serviceState: (text) => {
      const read = comparable(text);
      const rule = serviceRules.find(({ patterns }) => patterns.some((pattern) => fits(pattern, read)));
      if (!rule) return undefined;
      return rule.state === 'fragile' ? { kind: 'fragile' } : { kind: 'in-processing', work: rule.work };
    },
    titleVisibility: (text) => {
      const visibility = visibilities.get(foldedLabel(text));
      return visibility === 'public' && DOUBT.test(text) ? undefined : visibility;
    },
    day,
    closedTitles: policy.closedTitles,
  };
}

/** Dashes, dots and brackets with nothing in them; "✓", "*" and "+" are marks like any letter. */
function saysNothing(text: string): boolean {
  return foldedLabel(text) === '' && !/\p{S}|[*•†‡§¶✱]/u.test(text);
}

/** The same words stand in thousands of rows. */
function remembering<M>(read: (text: string) => M): (text: string) => M {
  const known = new Map<string, M>();
  return (text) => {
    const meaning = known.get(text) ?? read(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, meaning);
    return meaning;
  };
}

function meanings<M extends string>(lists: Record<M, readonly string[]>): Map<string, M> {
  const map = new Map<string, M>();
  for (const meaning of Object.keys(lists) as M[]) {
    for (const phrase of lists[meaning]) map.set(foldedLabel(phrase), meaning);
  }
  return map;
}

/** "Công khai; hạn chế" is restricted; a part nobody can read makes the whole unknown. */
function strictest(parts: SentenceMeaning[]): SentenceMeaning {
  for (const level of ['unknown', 'closed', 'conditional', 'open'] as const) if (parts.includes(level)) return level;
  return 'unknown';
}

const MOST_REMEMBERED = 2000;
/** In every stamp and in every sentence about one; the second as offices write "bí mật nhà nước". */
const SPEAKS_OF_SECRECY = ['mật', 'BMNN'];
/** A stroke between two words; in "05/2025/TT-BNV" and "QĐ/UB" it belongs to a number. */
const LIST = /[;\n|]+|(?<![\d\p{Lu}])\s*\/\s*(?!\d|\p{Lu}{2})/u;
/** Where to write or to look: dots in it end no sentence. */
const ADDRESS =
  /(?<=^|[\s(<])(?:https?:\/\/|www\.)[^\s)>]{1,300}|(?<=^|[\s(<])[\w.+-]{1,64}@[\w.-]{1,255}|(?<=^|[\s(<])[a-z][\w-]{1,62}(?:\.[\w-]{1,62}){0,4}\.(?:org|com|net|edu|gov|vn|fr)(?![\w])/gi;
const BREAKS = /[;,\n|/()[\]:–—-]+/;
const NEGATIVE = new Set(['khong', 'khong co', '0', 'no', 'non', 'false']);
/** Asked rather than said, said of a share of it, or with a note elsewhere: "Công khai?", "Công khai 50%", "Công khai (*)". */
const DOUBT = /[?？%¼½¾⁇*†‡§]|(?<!\d)\d\/\d{1,2}(?![\d/])/u;
const DECLASSIFIED = /giai mat|khong mat/;
