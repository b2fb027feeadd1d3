import { comparable } from './comparable.ts';
import type { ComparableText } from './comparable.ts';
import {
  DELAYS,
  FOR_WHOM,
  LIMITS,
  NAMED_FOR,
  NAMED_RULES,
  OTHER_THINGS,
  PARTS,
  PERSONS,
  PLACES,
  PLAIN,
  RULES,
  VERBS,
} from './plain-speech.ts';
import { compileAny, OPENS, READ, STATED } from './sentence-pattern.ts';

/** What a text says of openness, once rules have marked the phrases that open in it. */
export interface Openness {
  /** At least one of its sentences opens something, if not all, and nothing in that sentence takes it back. */
  inPart: boolean;
  /** All that it says is plain: it opens, and no sentence of it limits that. */
  wholly: boolean;
}

/**
 * Words that open stand in sentences that close: "chưa có quyết định công khai", "công khai nội bộ", "not open
 * before …", "communicable après …". So they count only where everything beside them in their sentence is known to
 * be harmless, and a text opens only where no other sentence of it limits. What nobody thought of is no plain word.
 * @param own words of the archive's policy; `since`: a year from that one on may lie ahead
 * @returns judges a text in which `OPENS` stands for words that open, and `READ` for those that other rules have read
 */
export function makeOpennessTest(own: { limits: readonly string[]; plain: readonly string[]; since: number }) {
  const limits = compileAny([...LIMITS, ...own.limits]);
  const parts = compileAny(PARTS);
  const persons = compileAny(PERSONS);
  const plain = compileAny([...PLAIN, ...own.plain], 'y');
  const verbs = compileAny(VERBS, 'y');
  const delays = compileAny(DELAYS, 'y');
  const places = compileAny(PLACES);
  const rules = compileAny(RULES);
  const namedRules = compileAny(NAMED_RULES);
  const forWhom = compileAny(FOR_WHOM);
  const namedFor = compileAny(NAMED_FOR);
  const otherThings = compileAny(OTHER_THINGS);

  return { openness, mark };

  /** Stands for a phrase that opens. */
  function mark(phrase: string, { bare }: Pick<ComparableText, 'bare'>): string {
    const verb = verbs[bare ? 'folded' : 'marked'];
    verb.lastIndex = 0;
    return verb.test(phrase) ? STATED : OPENS;
  }

  function openness(text: ComparableText): Openness {
    const form = text.bare ? 'folded' : 'marked';
    const sentences = text[form].replace(ABBREVIATED, ' ').split('. ');
    const opening = sentences.filter((sentence) => sentence.includes(OPENS) && !isOfOtherThings(sentence, form));
    return {
      inPart: opening.some((sentence) => opensSome(sentence, form)),
      wholly:
        opening.length > 0 &&
        opening.every((sentence) => opensAll(sentence, form)) &&
        !sentences.some((sentence) => isLimited(sentence, form) || parts[form].test(sentence)),
    };
  }

  function opensSome(sentence: string, form: Form): boolean {
    const { subject, said } = halves(sentence);
    if (isLimited(subject, form) || isLimited(said, form) || isAll(delays[form], lastOf(subject))) return false;
    return isStated(subject, said, form) || isAll(plain[form], subject);
  }

  function opensAll(sentence: string, form: Form): boolean {
    const { said } = halves(sentence);
    const rule = said.search(rules[form]);
    const leads = [said.search(places[form]), rule].filter((place) => place >= 0);
    const named = Math.min(said.length, ...leads);
    return (
      opensSome(sentence, form) &&
      isAll(plain[form], said.slice(0, named), MARKS) &&
      (rule < 0 || isNamed(said.slice(rule), form)) &&
      isName(said.slice(named), form)
    );
  }

  /** A rule that can be looked up: it has a number, or the name of a law. */
  function isNamed(rule: string, form: Form): boolean {
    return /\d/.test(rule) || namedRules[form].test(rule);
  }

  /** What stands in the name of a place or rule is not looked at; what goes on after it, for whom, must be plain. */
  function isName(text: string, form: Form): boolean {
    if (persons[form].test(text)) return false;
    const rest = text.slice(text.indexOf(' ') + 1);
    const at = rest.replace(namedFor[form], (name) => '-'.repeat(name.length)).search(forWhom[form]);
    return at < 0 || isAll(plain[form], rest.slice(at), MARKS);
  }

  function isOfOtherThings(sentence: string, form: Form): boolean {
    const { subject, said } = halves(sentence);
    return isStated(subject, said, form) && otherThings[form].test(subject);
  }

  /** What another rule has read goes on about something else: "open …, except folder 2 which is closed". */
  function halves(sentence: string): { subject: string; said: string } {
    const at = sentence.indexOf(OPENS);
    return { subject: sentence.slice(0, at), said: sentence.slice(at).split(READ, 1)[0] ?? '' };
  }

  /** By a verb, or by a "no" in the phrase itself; otherwise what stands before may be what is said of it. */
  function isStated(subject: string, said: string, form: Form): boolean {
    return said.startsWith(STATED) || isAll(verbs[form], lastOf(subject));
  }

  function isLimited(sentence: string, form: Form): boolean {
    if (limits[form].test(sentence) || COUNTED[form].test(sentence)) return true;
    const rule = sentence.search(rules[form]);
    const dated = rule < 0 || SINCE[form].test(sentence.slice(rule)) ? sentence : sentence.slice(0, rule);
    return [...dated.matchAll(YEAR)].some(([year]) => Number(year) >= own.since);
  }
}

type Form = 'marked' | 'folded';

/** The word before words that open; a stop where there is none. */
function lastOf(subject: string): string {
  return subject === '' ? '.' : subject.slice(subject.trimEnd().lastIndexOf(' ') + 1);
}

/** Whether a text is made of such words alone. Steps forward and never back, so that no text takes long. */
function isAll(words: RegExp, text: string, others = SMALL): boolean {
  for (let at = 0; at < text.length;) {
    const found = [words, others].find((expression) => {
      expression.lastIndex = at;
      return expression.test(text);
    });
    if (found === undefined) return false;
    at = found.lastIndex;
  }
  return true;
}

/** Numbers of series and boxes, and letters; marks of other phrases that open. */
const SMALL = /(?:\d{1,3}|[ivxlc]+|[a-z]|◦•?) /y;
/** A number after words that open says how much of it is open. */
const MARKS = /(?:[a-z]|◦•?) /y;
/** "ch. công khai", "art. L. 213": a word without a vowel, or one short word alone, is cut short and ends no sentence. */
const ABBREVIATED = /(?<=(?:^|\. )[^ .◦§]{1,4} |(?:^| )[b-df-hj-np-tv-xz\u0111]{1,4} )\. /gu;
/** Longer numbers are telephones. */
const YEAR = /(?<=^| )(?:1[5-9]|2[01])\d{2}(?= )/g;
/** "30 năm", "fifty years", but not "01 năm 2010". */
const COUNTED = inBothForms((words) => {
  const numbers = ['mươi', 'trăm', 'ty', 'ten', 'hundred', 'ante'].map(words).join('|');
  const units = ['năm', 'tháng', 'year', 'years', 'month', 'months', 'days', 'an', 'ans', 'mois'].map(words).join('|');
  return new RegExp(`(?:\\d|${numbers}) (?:${units}) (?![12]\\d{3} |\\d{1,2} )`, 'u');
});
/** In the name of a rule a year is that of the rule, unless these words lead to it. */
const SINCE = inBothForms((words) => {
  const leads = ['từ', 'vào', 'from', 'on', 'in', 'dès', 'en'].map(words).join('|');
  return new RegExp(`(?:^| )(?:${leads}) (?:[^ ]+ ){0,4}[12]\\d{3} `, 'u');
});

function inBothForms(make: (words: (text: string) => string) => RegExp): Record<Form, RegExp> {
  const of = (form: Form) => make((text) => comparable(text)[form].trimEnd());
  return { marked: of('marked'), folded: of('folded') };
}
