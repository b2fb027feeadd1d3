import { nameOfField } from './query-fields.ts';
import type { ParsedQuery, QueryTerm } from './query.ts';

/**
 * Writes a query as a person could have typed it; read again it has the same terms and filters, save that
 * only the last word can be a beginning. The links to pages of documents carry a part of the query so.
 */
export function writeQuery(query: Pick<ParsedQuery, 'terms' | 'filters'>): string {
  const { from, to, level = [] } = query.filters;
  const years = from === undefined && to === undefined ? [] : [`${nameOfField('year')}:${writeYears(from, to)}`];
  const levels = level.map((value) => `${nameOfField('level')}:${value}`);
  return [...years, ...levels, ...query.terms.map(writeTerm)].join(' ');
}

function writeTerm(term: QueryTerm): string {
  const sign = term.excluded ? '-' : '';
  const field = term.field ? `${nameOfField(term.field)}:` : '';
  const isBarePhrase = term.kind === 'phrase' && !term.prefix;
  return `${sign}${field}${isBarePhrase ? `"${term.text}"` : term.text}`;
}

function writeYears(from: number | undefined, to: number | undefined): string {
  return from === to ? String(from) : `${from ?? ''}-${to ?? ''}`;
}
