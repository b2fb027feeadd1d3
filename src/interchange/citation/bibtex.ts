import type { Citation } from './citation.ts';

/** BibTeX, UTF-8 as biber and modern BibTeX read it. Double braces keep capitals and names in one piece. */
export function bibtex(citation: Citation): string {
  const fields: [string, string | undefined][] = [
    ['title', citation.title && `{${escaped(citation.title)}}`],
    ['author', citation.creators.map((creator) => `{${escaped(creator)}}`).join(' and ')],
    ['year', citation.from?.slice(0, 4)],
    ['date', dateRange(citation)],
    ['howpublished', escaped([citation.archive, ...citation.location].join(', '))],
    ['pages', citation.page === undefined ? undefined : String(citation.page)],
    ['number', escaped(citation.referenceCode ?? '')],
    ['url', citation.url.replace(/[{}\\]/g, encodeURIComponent)],
  ];
  const written = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@misc{${citationKey(citation.id)},\n${written.join(',\n')}\n}\n`;
}

/** biblatex's dates (EDTF): `1954/1955`, and `1975~` for "about 1975". */
function dateRange({ from, to, approximate }: Citation): string | undefined {
  const written = (date = '') => (approximate && date !== '' ? `${date}~` : date);
  return to === undefined || to === from ? written(from) : `${written(from)}/${written(to)}`;
}

function citationKey(id: string): string {
  return `phongdoc-${id.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}

function escaped(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\{}%&#$_^~]/g, (character) => ESCAPES[character] ?? `\\${character}`);
}

/** Braces too: BibTeX and biber count those of `\{` like any other, and one without its fellow ends the entry. */
const ESCAPES: Record<string, string> = {
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
