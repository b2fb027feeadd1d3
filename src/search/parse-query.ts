import { readParts, readTexts } from './query-parts.ts';
import type { QueryPart } from './query-parts.ts';
import type { Filters, ParsedQuery, QueryTerm } from './query.ts';
import { tidy } from './tidy.ts';
import { tokens } from './vietnamese/tokens.ts';

/** UTF-16 units of a query that are read. */
export const MAX_QUERY_LENGTH = 500;
/**
 * UTF-16 units that a box for queries takes: more than is read, so that the answer can say so, and no more than an
 * address bears at nine signs for each (platform/http/request-target.ts). A pasted chapter would lead to no page at all.
 */
export const MAX_TYPED_LENGTH = 600;
/** Words and phrases of a query that are searched for. */
export const MAX_QUERY_TERMS = 60;

/**
 * Reads what a person typed: words, "phrases", −exclusions, fields (`phông:`, `số:`, `năm:1954-1975`,
 * `mức:hồ sơ`, see query-fields.ts) and one bare range of years. Never throws: what makes no sense as a
 * sign is read as words. A number with separators (`12/3`, `001.03.08`, `2085/QĐ-UBND`) is a phrase, so
 * that its parts must stand together however they were separated.
 */
export function parseQuery(typed: string): ParsedQuery {
  const tidied = tidy(typed);
  const text = tidied.slice(0, MAX_QUERY_LENGTH).toWellFormed();
  const parts = readParts(text);
  const terms = parts.flatMap(termsOf);
  const kept = terms.slice(0, MAX_QUERY_TERMS);
  return {
    text,
    terms: kept,
    filters: filtersOf(parts),
    ...(kept.length < terms.length || text.length < tidied.length ? { shortened: true } : {}),
  };
}

/** Reads words, "phrases" and −exclusions only: inside a document there are no fields, and years are words. */
export function parseWords(typed: string): ParsedQuery {
  const text = tidy(typed).slice(0, MAX_QUERY_LENGTH).toWellFormed();
  const terms = readTexts(text).flatMap(termsOf);
  return { text, terms: terms.slice(0, MAX_QUERY_TERMS), filters: {} };
}

/** The terms of one part; a part without letters or digits has none. */
function termsOf(part: QueryPart): QueryTerm[] {
  if (part.kind !== 'text') return [];
  const words = tokens(part.text).map(({ start, end }) => part.text.slice(start, end));
  const [first] = words;
  if (first === undefined) return [];
  const sign = { excluded: part.excluded, ...(part.field ? { field: part.field } : {}) };
  if (part.quoted) return [{ kind: 'phrase', text: part.text.slice(...span(part.text)), prefix: false, ...sign }];
  if (words.length > 1 && (part.excluded || isNumbered(part.text))) {
    return [
      { kind: 'phrase', text: part.text.slice(...span(part.text)), prefix: part.open && !part.excluded, ...sign },
    ];
  }
  return words.map((text, i) => ({
    kind: 'word',
    text,
    prefix: part.open && !part.excluded && i === words.length - 1,
    ...sign,
  }));
}

function span(text: string): [number, number] {
  const found = tokens(text);
  return [found[0]?.start ?? 0, found.at(-1)?.end ?? 0];
}

function isNumbered(text: string): boolean {
  return /\p{N}/u.test(text);
}

function filtersOf(parts: QueryPart[]): Partial<Filters> {
  const filters: Partial<Filters> = {};
  for (const part of parts) {
    if (part.kind === 'level') filters.level = [...new Set([...(filters.level ?? []), part.level])];
    if (part.kind !== 'years') continue;
    if (part.from !== undefined) filters.from = part.from;
    if (part.to !== undefined) filters.to = part.to;
  }
  return filters;
}
