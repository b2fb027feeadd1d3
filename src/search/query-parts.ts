import type { Level } from '../catalogue/description.ts';
import { fieldNamed, levelNamed, LONGEST_LEVEL_NAME } from './query-fields.ts';
import type { QueryField } from './query.ts';

/** One sign of the query language, in the order typed. */
export type QueryPart =
  | {
      kind: 'text';
      text: string;
      quoted: boolean;
      excluded: boolean;
      field?: QueryField;
      /** Nothing follows it: the person may still be typing it. */
      open: boolean;
    }
  | { kind: 'years'; from?: number; to?: number }
  | { kind: 'level'; level: Level };

interface Read {
  part: QueryPart;
  end: number;
}

/**
 * Cuts a tidy query into its parts. The first range of years stands, a named one (`năm:`) before a bare
 * one; further bare ones are read as text.
 */
export function readParts(text: string): QueryPart[] {
  const parts: QueryPart[] = [];
  const yearsNamed = /(?:năm|nam|years?):\s?\d/iu.test(text);
  let yearsRead = yearsNamed;
  let at = 0;
  while (at < text.length) {
    at = skip(BLANK, text, at);
    if (at >= text.length) break;
    const bare = yearsRead ? undefined : readBareYears(text, at);
    if (bare) yearsRead = true;
    const read = bare ?? readNamed(text, at) ?? readText(text, at, undefined);
    parts.push(read.part);
    at = read.end;
  }
  return parts;
}

/** As if there were no names and no years: words and phrases with their signs. */
export function readTexts(text: string): QueryPart[] {
  const parts: QueryPart[] = [];
  for (let at = skip(BLANK, text, 0); at < text.length; at = skip(BLANK, text, at)) {
    const read = readText(text, at, undefined);
    parts.push(read.part);
    at = read.end;
  }
  return parts;
}

/**
 * `1905-1960`, standing by itself, both plausible years and the right way round. So is `1905 -1960`: whoever leaves a
 * year out does not name an earlier one before it.
 */
function readBareYears(text: string, at: number): Read | undefined {
  const match = matchAt(BARE_YEARS, text, at);
  if (!match) return undefined;
  const [from, to] = [Number(match[1]), Number(match[2])];
  if (from > to || from < EARLIEST || to > LATEST) return undefined;
  return { part: { kind: 'years', from, to }, end: at + match[0].length };
}

/** `name:value`; nothing when the name is not one of ours or the value is not one of its kind. */
function readNamed(text: string, at: number): Read | undefined {
  const sign = matchAt(MINUS, text, at)?.[0] ?? '';
  const match = matchAt(NAME, text, at + sign.length) ?? undefined;
  const name = match && fieldNamed(match[1] ?? '');
  if (!match || !name) return undefined;
  const valueAt = at + sign.length + match[0].length;
  if (name === 'year') return sign ? undefined : readYears(text, skip(BLANK, text, valueAt));
  if (name === 'level') return sign ? undefined : readLevel(text, skip(BLANK, text, valueAt));
  // A pasted "Số: 12/QĐ" is a title's wording, not a field: a field's value follows its colon at once.
  if (valueAt >= text.length || matchAt(BLANK, text, valueAt)) return undefined;
  const value = readText(text, valueAt, name);
  if (value.part.kind !== 'text') return undefined;
  return { part: { ...value.part, excluded: sign !== '' }, end: value.end };
}

function readYears(text: string, at: number): Read | undefined {
  const match = matchAt(YEARS, text, at);
  if (!match) return undefined;
  const [from, range, to] = [year(match[1]), match[2], year(match[3])];
  const end = at + match[0].length;
  if (from === undefined && to === undefined) return undefined;
  if (!range) return { part: { kind: 'years', from, to: from }, end };
  if (from !== undefined && to !== undefined && from > to) return { part: { kind: 'years', from: to, to: from }, end };
  return { part: { kind: 'years', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }, end };
}

/** The longest name of a level that stands here, quoted or not. */
function readLevel(text: string, at: number): Read | undefined {
  const quoted = readQuoted(text, at);
  if (quoted) {
    const level = levelNamed(quoted.inside);
    return level && { part: { kind: 'level', level }, end: quoted.end };
  }
  const words = text.slice(at).split(' ').slice(0, LONGEST_LEVEL_NAME);
  for (let count = words.length; count > 0; count--) {
    const written = words.slice(0, count).join(' ');
    const level = levelNamed(written.replace(/[,;.]$/, ''));
    if (level) return { part: { kind: 'level', level }, end: at + written.length };
  }
  return undefined;
}

/** A phrase or a run without blanks, with its sign. A quotation mark without its fellow is left out. */
function readText(text: string, at: number, field: QueryField | undefined): Read {
  const sign = field ? undefined : matchAt(MINUS, text, at);
  const from = at + (sign?.[0].length ?? 0);
  const common = { kind: 'text', excluded: sign !== undefined, ...(field ? { field } : {}) } as const;
  const quoted = readQuoted(text, from);
  if (quoted) return { part: { ...common, text: quoted.inside, quoted: true, open: false }, end: quoted.end };
  const lone = matchAt(QUOTE, text, from)?.[0].length ?? 0;
  const run = matchAt(RUN, text, from + lone)?.[0] ?? '';
  const end = from + lone + run.length;
  const open = end >= text.length && /[\p{L}\p{N}\p{M}]$/u.test(run);
  return { part: { ...common, text: run, quoted: false, open }, end };
}

function readQuoted(text: string, at: number): { inside: string; end: number } | undefined {
  const match = matchAt(QUOTED, text, at);
  return match ? { inside: match[1] ?? '', end: at + match[0].length } : undefined;
}

function year(written: string | undefined): number | undefined {
  return written ? Number(written) : undefined;
}

function skip(pattern: RegExp, text: string, at: number): number {
  return at + (matchAt(pattern, text, at)?.[0].length ?? 0);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** What two bare numbers must lie between to be read as years. */
const EARLIEST = 1000;
const LATEST = 2100;

const DASH = '[-\\u2010-\\u2015\\u2212]';
const QUOTES = '"\\u201C-\\u201F\\u00AB\\u00BB\\uFF02';
const BLANK = /\s+/y;
const QUOTE = new RegExp(`[${QUOTES}]`, 'y');
const QUOTED = new RegExp(`[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]`, 'y');
const RUN = new RegExp(`[^\\s${QUOTES}]+`, 'y');
/** Only before a word or a phrase, and only where a part begins: never inside `QĐ-UBND`. */
const MINUS = new RegExp(`${DASH}(?=[\\p{L}\\p{N}${QUOTES}])`, 'uy');
const NAME = /(\p{L}[\p{L}\p{M}]*(?: \p{L}[\p{L}\p{M}]*)?)[:：]/uy;
const BARE_YEARS = new RegExp(`\\(?(\\d{4})\\s?${DASH}\\s?(\\d{4})[),.;]*(?![^\\s])`, 'y');
const YEARS = new RegExp(`"?(\\d{1,4})?(\\s?(?:${DASH}|\\.\\.)\\s?)?(\\d{1,4})?"?(?![^\\s,;.)])`, 'y');
