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

function dateRange({ from, to }: Citation): string | undefined {
  return to === undefined || to === from ? from : `${from ?? ''}/${to}`;
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

const ESCAPES: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
